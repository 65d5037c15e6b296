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

type OnDiagnosis = (tx: Tx, diagnosis: SignalDiagnosis) => Promise<void>;

/** Asks the status-monitor for a signal's diagnosis right before a message is sent or edited, and stores the answer. */
@Injectable()
export class AskDiagnosis implements BeforeApplicationShutdown {
  private readonly listeners: OnDiagnosis[] = [];
  private readonly keeping = new Set<Promise<void>>();

  constructor(
    private readonly rpc: RpcClient,
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onDiagnosis(listener: OnDiagnosis): void {
    this.listeners.push(listener);
  }

  /** @returns the context with the diagnosis of this moment. Where there is no answer, it stays as it was read. */
  async into<C extends SignalContext>(context: C): Promise<C> {
    const { signal_id, tenant_id, state } = context.signal;
    // The status-monitor has no signal for an outage.
    if (state !== 'open' || context.outage) return context;
    try {
      const diagnosis = await this.rpc.call(diagnose, { tenant_id, signal_id }, ANSWER_WITHIN_MS);
      this.keepSoon(tenant_id, diagnosis);
      return withDiagnosis(context, diagnosis);
    } catch (error) {
      this.logger.warn({ err: error, signal_id }, 'a message is made without a new diagnosis');
      return context;
    }
  }

  /** Nobody waits for it: the run of the signal may hold its row, and the message is on its way meanwhile. */
  private keepSoon(tenantId: string, diagnosis: SignalDiagnosis): void {
    const { signal_id } = diagnosis;
    const keeping: Promise<void> = this.keep(tenantId, diagnosis)
      .catch((error: unknown) => this.logger.warn({ err: error, signal_id }, 'a diagnosis was not stored'))
      .finally(() => this.keeping.delete(keeping));
    this.keeping.add(keeping);
  }

  async beforeApplicationShutdown(): Promise<void> {
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
