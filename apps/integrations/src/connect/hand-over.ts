import type { LinkColleague } from '@linesman/contracts';
import { Audit, Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { isSignalClosed } from './closed-signals';
import { MOST_HAND_OVERS } from './colleague';
import { ConnectSession } from './connect-session.entity';
import { RecordStep } from './record-step';

export type HandedOver = 'handed_over' | 'too_late' | 'too_many';

/** Ends a link, and has its colleague sent one of their own. */
@Injectable()
export class HandOver {
  constructor(
    private readonly database: Database,
    private readonly steps: RecordStep,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  handOver(session: ConnectSession, colleague: LinkColleague): Promise<HandedOver> {
    const { tenant_id, session_id, integration_id } = session;
    const signal_id = session.signal_id!;
    return this.database.inTenant(tenant_id, async (tx) => {
      // It locks the signal, so that the hand-overs of its links are counted one after the other.
      if (await isSignalClosed(tx, tenant_id, signal_id)) return 'too_late';
      if ((await handOversOf(tx, signal_id)) >= MOST_HAND_OVERS) return 'too_many';
      const { affected } = await tx.update(
        ConnectSession,
        { session_id, consumed_at: IsNull(), revoked_at: IsNull() },
        {
          revoked_at: this.clock.now(),
          state_hash: null,
          code_verifier: null,
          browser_hash: null,
          handed_to: colleague,
        },
      );
      if (affected !== 1) return 'too_late';
      await this.steps.record(tx, session, { step: 'handed_over', colleague });
      await this.audit.record(tx, {
        tenant_id,
        actor: `link:${session_id}`,
        action: 'connect_session.handed_over',
        subject_type: 'connect_session',
        subject_id: session_id,
        detail: { integration_id, signal_id, to: colleague.email },
      });
      return 'handed_over';
    });
  }
}

async function handOversOf(tx: Tx, signal_id: string): Promise<number> {
  const query = 'select count(*)::int as count from connect_sessions where signal_id = $1 and handed_to is not null';
  return (await one<{ count: number }>(tx, query, [signal_id]))!.count;
}
