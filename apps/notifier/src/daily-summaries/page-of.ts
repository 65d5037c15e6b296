/** A page of the console, to which a message leads. */
export const pageOf = (publicOrigin: string, path: string): string => `${publicOrigin.replace(/\/+$/, '')}${path}`;
