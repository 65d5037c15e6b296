import { LOGGER, within } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ClaimedDelivery } from './channel';
import type { Taken } from './claim-delivery';
import { OF_A_LANE, type Wanted } from './claim-due.system';
import { EditMessage } from './edit-message';
import type { Message } from './message.entity';
import { SendDelivery } from './send-delivery';
import { type Lane, Slots } from './slots';

/** Ids only: what a message says is read when it is sent. `refresh` edits an existing message. */
export interface Job extends Lane {
  kind: 'send' | 'refresh';
  id: string;
}

interface Listener {
  /** Something is due again after a while. */
  postponed(after_ms: number): void;
  /** Something ended, so there is room. */
  ended(): void;
}

/** Longer than all calls of a job together: only what hangs meets it. */
const LONGEST_MS = 600_000;
const MOST = 64;
const MOST_OF_A_LANE = 2 * OF_A_LANE;

/**
 * Sends deliveries and edits messages, each lane no more than its share at a time. What finds no room stays due in its
 * table.
 */
@Injectable()
export class DeliveryWorker implements BeforeApplicationShutdown {
  private stopping = false;
  private listener?: Listener;
  private readonly slots = new Slots(MOST, MOST_OF_A_LANE);
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly sending: SendDelivery,
    private readonly edits: EditMessage,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onChange(listener: Listener): void {
    this.listener = listener;
  }

  /** What this process has room for. */
  get wanted(): Wanted {
    return { room: this.stopping ? 0 : this.slots.room, crowded: this.slots.crowded(OF_A_LANE) };
  }

  /** For what was just decided. It leaves to what is due as much as a claim takes, or what is due would never be claimed. */
  hasRoom(lane: Lane): boolean {
    return !this.stopping && this.slots.roomOf(lane) > OF_A_LANE;
  }

  now(job: Job): void {
    const { kind, tenant_id, id } = job;
    if (!this.hasRoom(job)) return this.later(0);
    this.start(job, () => (kind === 'send' ? this.send(tenant_id, id) : this.edits.editDue(tenant_id, id)));
  }

  /** Sends what was claimed with the decision. Where others were faster, it waits for its turn. */
  sendClaimed(claimed: ClaimedDelivery): void {
    const job = { ...claimed.delivery, kind: 'send' } as const;
    if (!this.hasRoom(job)) this.start(job, async () => this.afterSend(await this.sending.giveBack(claimed)));
    else this.start(job, async () => this.afterSend(await this.sending.sendClaimed(claimed)));
  }

  sendTaken(taken: Taken): void {
    this.start({ ...taken, kind: 'send' }, async () => this.afterSend(await this.sending.sendTaken(taken)));
  }

  editTaken(message: Message): void {
    this.start({ ...message, kind: 'refresh' }, () => this.edits.editTaken(message));
  }

  /** The table says when it is due; this process looks then. */
  later(after_ms: number): void {
    this.listener?.postponed(after_ms);
  }

  private async send(tenantId: string, id: string): Promise<number | undefined> {
    return this.afterSend(await this.sending.send(tenantId, id));
  }

  private afterSend(next: Awaited<ReturnType<SendDelivery['send']>>): number | undefined {
    if (next && 'send_now' in next) this.now({ kind: 'send', ...next.send_now });
    return next && 'retry_after_ms' in next ? next.retry_after_ms : undefined;
  }

  /** @param work answers with the milliseconds after which it is due again. What fails stays due in its table. */
  private start({ kind, tenant_id, channel, id }: Job, work: () => Promise<number | undefined>): void {
    const running: Promise<void> = this.slots
      .hold({ tenant_id, channel }, () => within(LONGEST_MS, kind, work))
      .then(
        (after_ms) => after_ms !== undefined && this.later(after_ms),
        (error: unknown) => this.logger.warn({ err: error, kind, id }, 'job failed; it stays due'),
      )
      .then(() => {
        this.underWay.delete(running);
        this.listener?.ended();
      });
    this.underWay.add(running);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.underWay);
  }
}
