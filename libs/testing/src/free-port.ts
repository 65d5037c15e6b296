/** For a server that must know its own address before it listens. */
export async function freePort(): Promise<number> {
  const ports = await import('@linesman/servers/ports');
  return ports.freePort();
}
