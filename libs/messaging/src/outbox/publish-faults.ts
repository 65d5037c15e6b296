/**
 * row: the server never takes this message. stream: its stream takes none at the moment, or cannot be reached.
 * unknown: nobody can tell yet; what fails again and again while others are taken is set aside.
 */
export type PublishFault = 'row' | 'stream' | 'unknown';

/** `message size exceeds maximum allowed`: of JetStream's error codes the one that speaks about the message itself. */
const TOO_LARGE = 10_054;
const ofRow = /permissions violation|max_payload/i;
/** A full stream, one that is missing or without a leader, and a connection that is away. */
const ofStream =
  /maximum (bytes|messages)|insufficient|no responders|not found|not enabled|unavailable|timeout|timed out|closed|disconnect|draining/i;

export function faultOf(error: unknown): PublishFault {
  const { message = '', name = '' } = error as Partial<Error>;
  if ((error as { code?: number }).code === TOO_LARGE || ofRow.test(message)) return 'row';
  return ofStream.test(message) || name === 'TimeoutError' ? 'stream' : 'unknown';
}

const FIRST_MS = 1_000;
const LONGEST_MS = 10_000;

/** Streams that refused their last message. They are tried again with one message after a while, longer each time. */
export class StoppedStreams {
  private readonly stopped = new Map<string, { wait_ms: number; until: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  refused(prefix: string): void {
    const known = this.stopped.get(prefix);
    if (known && known.until > this.now()) return;
    const wait_ms = Math.min(known ? known.wait_ms * 2 : FIRST_MS, LONGEST_MS);
    this.stopped.set(prefix, { wait_ms, until: this.now() + wait_ms });
  }

  took(prefix: string): void {
    this.stopped.delete(prefix);
  }

  isStopped(prefix: string): boolean {
    return this.stopped.has(prefix);
  }

  /** Whether to send it anything: it is not stopped, or has been for long enough. */
  isDue(prefix: string): boolean {
    return (this.stopped.get(prefix)?.until ?? 0) <= this.now();
  }

  /** After a reconnect everything is tried at once. */
  clear(): void {
    this.stopped.clear();
  }
}
