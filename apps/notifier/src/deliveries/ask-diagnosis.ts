import { setTimeout as pause } from 'node:timers/promises';
import { diagnose, type SignalDiagnosis } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { changed, Database, type Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { SignalContext } from '../signals/signal-context';
import { withDiagnosis } from '../signals/with-diagnosis';

/** A person waits for the message: it is sent without what takes longer. */
const ANSWER_WITHIN_MS = 1_500;
/** The message is on its way by then, and its sender has had the processor for itself. */
const KEEP_AFTER_MS = 50;
/** Of signals that open at once. Those of others are asked for when their messages are made. */
const MOST_AHEAD = 8;

type OnDiagnosis = (tx: Tx, diagnosis: SignalDiagnosis) => Promise<void>;

/** Asks the status-monitor for a signal's diagnosis right before a message is sent or edited, and stores the answer. */
@Injectable()
export class AskDiagnosis implements BeforeApplicationShutdown {
  private readonly listeners: OnDiagnosis[] = [];
  private readonly keeping = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly ahead = new Map<string, Promise<SignalDiagnosis>>();

  constructor(
    private readonly rpc: RpcClient,
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onDiagnosis(listener: OnDiagnosis): void {
    this.listeners.push(listener);
  }

  /** Asks while it is decided whom the first message goes to, so that the answer is there when it is made. */
  askAhead({ tenant_id, signal_id }: { tenant_id: string; signal_id: string }): void {
    if (this.ahead.size >= MOST_AHEAD) return;
    const answer = this.ask(tenant_id, signal_id);
    this.ahead.set(signal_id, answer);
    const forget = (): void => void setTimeout(() => this.ahead.delete(signal_id), ANSWER_WITHIN_MS).unref();
    answer.then(forget, forget);
  }

  /** @returns the context with the diagnosis of this moment. Where there is no answer, it stays as it was read. */
  async into<C extends SignalContext>(context: C): Promise<C> {
    const { signal_id, tenant_id, state } = context.signal;
    // The status-monitor has no signal for an outage, and a digest shows no diagnosis.
    if (state !== 'open' || context.outage || context.digest) return context;
    try {
      const diagnosis = await (this.ahead.get(signal_id) ?? this.ask(tenant_id, signal_id));
      this.ahead.delete(signal_id);
      this.keepSoon(tenant_id, diagnosis);
      return withDiagnosis(context, diagnosis);
    } catch (error) {
      this.logger.warn({ err: error, signal_id }, 'a message is made without a new diagnosis');
      return context;
    }
  }

  private ask(tenant_id: string, signal_id: string): Promise<SignalDiagnosis> {
    return this.rpc.call(diagnose, { tenant_id, signal_id }, ANSWER_WITHIN_MS);
  }

  /** Nobody waits for it: the run of the signal may hold its row. */
  private keepSoon(tenantId: string, diagnosis: SignalDiagnosis): void {
    const { signal_id } = diagnosis;
    const keeping: Promise<void> = pause(KEEP_AFTER_MS, undefined, { signal: this.stopping.signal })
      .catch(() => undefined)
      .then(() => this.keep(tenantId, diagnosis))
      .catch((error: unknown) => this.logger.warn({ err: error, signal_id }, 'a diagnosis was not stored'))
      .finally(() => this.keeping.delete(keeping));
    this.keeping.add(keeping);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.keeping);
  }

  private async keep(tenantId: string, diagnosis: SignalDiagnosis): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      // An erasure meanwhile leaves no snapshot.
      const kept = await changed(
        tx,
        `update signals set diagnosis = $2 where signal_id = $1 and snapshot is not null
           and coalesce(diagnosis ->> 'as_of', '') <= $3`,
        [diagnosis.signal_id, JSON.stringify(diagnosis), diagnosis.as_of],
      );
      if (kept > 0) for (const listener of this.listeners) await listener(tx, diagnosis);
    });
  }
}
