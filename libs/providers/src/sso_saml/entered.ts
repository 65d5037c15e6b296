import { readMetadata } from './read-metadata';

/** Fifty leases must fit into one message (1 MB), so longer metadata are read from their address. */
export const LONGEST_METADATA = 16_000;
const MOST_BYTES = 18_000;

/** Whether the XML itself was entered, in place of its address. */
export const isXml = (metadata: string): boolean => metadata.trimStart().startsWith('<');

/** What is wrong with entered metadata, as far as can be told without asking the identity provider. */
export function disagreement({ metadata = '' }: Record<string, string>) {
  const wrong = (message: string) => ({ field: 'metadata', message });
  if (!isXml(metadata))
    return /^https?:\/\/\S+$/.test(metadata) && URL.canParse(metadata)
      ? undefined
      : wrong('is neither an address that begins with https:// nor XML');
  // In a message quotes and line ends take two bytes, and other scripts three.
  if (Buffer.byteLength(JSON.stringify(metadata)) > MOST_BYTES) return wrong('is too long: enter its address instead');
  const read = readMetadata(metadata);
  return 'unreadable' in read ? wrong(`cannot be used: ${read.unreadable}`) : undefined;
}
