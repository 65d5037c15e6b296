import type { Clock } from '@linesman/service-kit';
import { prefixIn } from './prefix-in';

const HOUR_MS = 3_600_000;

/** A tenant whose messages to one stream wait. */
export interface HeldBack {
  prefix: string;
  tenant_id: string;
}

type Message = { tenant_id: string; subject: string; body: string };

/**
 * How many bytes this process has published into each stream for each tenant since the hour began. The streams are
 * shared: one tenant that fills them would stop the events of all. What is beyond the quota waits in the outbox until
 * the next hour, and the tenant's messages to other streams do not.
 */
export class EventQuota {
  private hour = 0;
  private readonly used = new Map<string, { held: HeldBack; bytes: number }>();

  constructor(
    private readonly most: number,
    private readonly clock: Clock,
  ) {}

  /** @returns the hour in which it was taken. */
  take(message: Message): number {
    this.startHour();
    this.add(message, Buffer.byteLength(message.body));
    return this.hour;
  }

  /** The stream did not take the event. What was taken in an earlier hour counts no more. */
  giveBack(message: Message, hour: number): void {
    this.startHour();
    if (hour === this.hour) this.add(message, -Buffer.byteLength(message.body));
  }

  exhausted(): HeldBack[] {
    this.startHour();
    return [...this.used.values()].filter(({ bytes }) => bytes >= this.most).map(({ held }) => held);
  }

  isExhausted(message: Message): boolean {
    this.startHour();
    return (this.used.get(keyOf(message))?.bytes ?? 0) >= this.most;
  }

  private add(message: Message, bytes: number): void {
    const { tenant_id, subject } = message;
    const before = this.used.get(keyOf(message))?.bytes ?? 0;
    const held = { prefix: prefixIn(subject), tenant_id };
    this.used.set(keyOf(message), { held, bytes: Math.max(0, before + bytes) });
  }

  private startHour(): void {
    const hour = Math.floor(this.clock.now().getTime() / HOUR_MS);
    if (hour === this.hour) return;
    this.hour = hour;
    this.used.clear();
  }
}

const keyOf = ({ tenant_id, subject }: Message): string => `${prefixIn(subject)} ${tenant_id}`;
