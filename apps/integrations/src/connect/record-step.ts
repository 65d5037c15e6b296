import { type LinkStep, reconnectLinkStepTaken, type ReconnectLinkStepTaken } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ConnectSession } from './connect-session.entity';

/** Of one link. Whoever loads a page again and again tells nobody more than this; what ends the link is always told. */
export const MOST_STEPS = 40;

export type TakenStep = Pick<ReconnectLinkStepTaken, 'step' | 'accounts' | 'access' | 'colleague'>;

type Counted = Pick<ConnectSession, 'integration_id' | 'signal_id' | 'recipient' | 'steps'>;

/** Tells what somebody did with the reconnect link of a risk signal, in the order in which it happened. */
@Injectable()
export class RecordStep {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Whoever starts a consent has opened the link, also where their browser did not say so. */
  async begun(session: ConnectSession, step: 'opened' | 'consent_started'): Promise<void> {
    // Steps of a link without a signal are not published, and a link is opened once.
    if (!session.signal_id || (step === 'opened' && session.opened_at)) return;
    await this.database.inTenant(session.tenant_id, async (tx) => {
      await this.record(tx, session, { step: 'opened' });
      if (step !== 'opened') await this.record(tx, session, { step });
    });
  }

  async ended(session: ConnectSession, step: TakenStep | undefined): Promise<void> {
    if (step) await this.database.inTenant(session.tenant_id, (tx) => this.record(tx, session, step));
  }

  async record(tx: Tx, { tenant_id, session_id }: ConnectSession, { step, ...more }: TakenStep): Promise<void> {
    const now = this.clock.now();
    const counted = await one<Counted>(
      tx,
      `update connect_sessions set steps = steps + 1, opened_at = coalesce(opened_at, $2)
       where session_id = $1 and signal_id is not null and ($3 <> 'opened' or opened_at is null) and (steps < $4 or $5)
       returning integration_id, signal_id, recipient, steps`,
      [session_id, now, step, MOST_STEPS, endsLink.includes(step)],
    );
    if (!counted) return;
    const { integration_id, signal_id, recipient, steps } = counted;
    await this.outbox.emit(tx, reconnectLinkStepTaken, {
      tenantId: tenant_id,
      aggregateId: session_id,
      aggregateVersion: steps,
      data: {
        link_id: session_id,
        integration_id,
        signal_id: signal_id!,
        step,
        taken_at: now.toISOString(),
        recipient: recipient ?? undefined,
        ...more,
      },
    });
  }
}

const endsLink: readonly LinkStep[] = ['verified', 'held', 'handed_over'];
