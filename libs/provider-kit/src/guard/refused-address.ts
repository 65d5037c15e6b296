import ipaddr from 'ipaddr.js';

/** All that IANA has given out for global unicast; what lies outside, `::127.0.0.1` for one, is nobody's public address. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Why an address that a tenant led us to is not called; nothing for a public one. Forms of IPv6 that carry an IPv4
 * address (mapped, NAT64, 6to4, Teredo) are no unicast of their own and are refused, but for mapped ones, which are
 * judged as the IPv4 address that they are.
 */
export function refusedAddress(address: string, allowLoopback: boolean): string | undefined {
  if (!ipaddr.isValid(address)) return `${address} is no IP address`;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback' && allowLoopback) return undefined;
  if (range !== 'unicast') return `${address} is not a public address (${range})`;
  if (parsed.kind() === 'ipv6' && !parsed.match(globalUnicast))
    return `${address} is not a public address (unassigned)`;
  return undefined;
}
