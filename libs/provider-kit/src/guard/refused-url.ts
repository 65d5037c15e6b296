import { isIP } from 'node:net';
import { refusedAddress } from './refused-address';

/** Names that only a local network knows: those without a dot, and RFC 6761, RFC 6762, RFC 8375 and ICANN's `internal`. */
const isLocalName = (host: string): boolean =>
  !host.replace(/\.$/, '').includes('.') || /\.(localhost|local|internal|home\.arpa|test|invalid)\.?$/i.test(host);

/** @returns why a URL that a tenant entered is not called; undefined if it may be. Names are resolved at each call. */
export function refusedUrl(text: string, allowLoopback: boolean): string | undefined {
  if (!URL.canParse(text)) return 'The address is not a URL';
  const url = new URL(text);
  if (url.username || url.password) return 'The address holds a user or password';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const refused = isIP(host) ? refusedAddress(host, allowLoopback) : undefined;
  if (refused) return refused;
  if (!allowLoopback && !isIP(host) && isLocalName(host)) return `${host} is not the name of a public server`;
  if (url.protocol === 'https:' || (url.protocol === 'http:' && allowLoopback)) return undefined;
  return `The address must start with https:// (it starts with ${url.protocol})`;
}
