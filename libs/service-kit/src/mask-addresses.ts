const ADDRESS = /([^\s<>"'(),:;@]+)@([^\s<>"'(),:;@]+)/g;

/** `jane.miller@acme.example` as `j…@acme.example`, wherever it occurs in a text. */
export const maskAddresses = (text: string): string =>
  text.replaceAll(ADDRESS, (_, name: string, domain: string) => `${[...name][0]}…@${domain}`);
