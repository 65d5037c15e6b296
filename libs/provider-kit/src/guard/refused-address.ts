import ipaddr from 'ipaddr.js';

/** All IPv6 addresses that IANA assigned for global unicast. `::127.0.0.1`, for example, is outside. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * @returns why an address is not called; undefined for a public one. IPv6 forms that contain an IPv4 address (NAT64,
 * 6to4, Teredo) are refused, except mapped addresses, which are checked as the IPv4 address that they contain.
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
