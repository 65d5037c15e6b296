import { type Msg, nanos, type NatsConnection } from '@nats-io/transport-node';

/** `$JS.ACK.<stream>.<consumer>.<deliveries>.<sequence>.<…>.<nanoseconds>.<…>`; newer servers add a domain and an account. */
const partsOf = (reply: string): string[] => {
  const parts = reply.split('.');
  return parts.slice(parts.length > 9 ? 4 : 2);
};

/** A message of a stream that this process has taken through a durable consumer. It must settle it, in one of these ways. */
export class TakenMessage {
  readonly stream: string;
  readonly seq: number;
  /** 1 on the first delivery. */
  readonly deliveries: number;
  readonly sentAt: Date;
  /** By `performance.now()`. */
  readonly takenAt = performance.now();
  private settled = false;

  constructor(
    private readonly nats: NatsConnection,
    private readonly message: Msg,
  ) {
    const [stream, , deliveries, seq, , nanoseconds] = partsOf(message.reply!);
    this.stream = stream!;
    this.deliveries = Number(deliveries);
    this.seq = Number(seq);
    this.sentAt = new Date(Number(nanoseconds) / 1e6);
  }

  get subject(): string {
    return this.message.subject;
  }
  get bytes(): Buffer {
    const { buffer, byteOffset, byteLength } = this.message.data;
    return Buffer.from(buffer, byteOffset, byteLength);
  }
  get text(): string {
    return this.message.string();
  }
  get headers(): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const [key, values] of this.message.headers ?? []) headers[key.toLowerCase()] = values[0] ?? '';
    return headers;
  }

  ack(): void {
    this.say('+ACK');
  }

  /** Resolves when the server has the acknowledgement, and with it all that were sent before. */
  async ackConfirmed(): Promise<void> {
    if (this.settled) return;
    this.settled = true;
    await this.nats.request(this.message.reply!, '+ACK', { timeout: 5_000 });
  }

  /** The server delivers the message again, after a delay. */
  nak(delay_ms: number): void {
    this.say(delay_ms > 0 ? `-NAK ${JSON.stringify({ delay: nanos(delay_ms) })}` : '-NAK');
  }

  /** Never delivered again. Without a reason: NATS before 2.10.4 ignores a term that has one. */
  term(): void {
    this.say('+TERM');
  }

  /** Otherwise the server would soon deliver it to another process. */
  stillWorking(): void {
    if (!this.settled) this.message.respond('+WPI');
  }

  private say(word: string): void {
    if (this.settled) return;
    this.settled = true;
    this.message.respond(word);
  }
}
