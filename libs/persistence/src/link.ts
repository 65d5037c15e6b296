import type { Socket } from 'node:net';

/** pg's types do not show the connection of a client and its socket. */
interface Wire {
  connection: { stream: Socket };
}

/**
 * Watches the connections of a pool. One on which nothing arrives for longer than the server may take for a statement
 * leads nowhere: it is closed, so that its query fails and the pool opens another one. See docs/adr/0022.
 */
export class Link {
  private heard = -Infinity;

  /** @param longest_silence_ms 0 for any time. */
  constructor(private readonly longest_silence_ms: number) {}

  /** How long ago the server was heard on any of the connections. */
  get silent_ms(): number {
    return performance.now() - this.heard;
  }

  watch(client: object): void {
    const { stream } = (client as Wire).connection;
    const hear = (): void => void (this.heard = performance.now());
    hear();
    stream.on('data', hear);
    stream.setTimeout(this.longest_silence_ms).on('timeout', () => closeIfSilent(stream));
  }
}

/** After a pause of the process its timers fire first, and what arrived meanwhile is read right after them. */
function closeIfSilent(stream: Socket): void {
  const { bytesRead } = stream;
  setImmediate(() => {
    if (stream.bytesRead === bytesRead) stream.destroy(new Error('PostgreSQL does not answer on this connection'));
  });
}
