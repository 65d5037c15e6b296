import ipaddr from 'ipaddr.js';

/**
 * Why an address that a tenant led us to is not called; nothing for a public one. Forms of IPv6 that carry an IPv4
 * address (mapped, NAT64, 6to4, Teredo) are no unicast of their own and are refused, but for mapped ones, which are
 * judged as the IPv4 address that they are.
 */
export function refusedAddress(address: string, allowLoopback: boolean): string | undefined {
  if (!ipaddr.isValid(address)) return `${address} is no IP address`;
  const range = ipaddr.process(address).range();
  if (range === 'unicast' || (range === 'loopback' && allowLoopback)) return undefined;
  return `${address} is not a public address (${range})`;
}
