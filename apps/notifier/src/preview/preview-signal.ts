import { randomUUID } from 'node:crypto';
import type { PreviewedTelling, PreviewSignalRequest } from '@linesman/contracts';
import { changed, Database, rows, type Tx } from '@linesman/persistence';
import { maskAddresses } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { StartRun } from '../workflow/start-run';

/** Carries what was decided out of a transaction that is rolled back. */
class Undone extends Error {
  constructor(readonly told: PreviewedTelling[]) {
    super('a preview stores nothing');
  }
}

/**
 * Decides a signal as if it opened now, and takes everything back: what is sent waits for the commit, and there is none. So
 * a preview is the decision itself, and cannot differ from it.
 */
@Injectable()
export class PreviewSignal {
  constructor(
    private readonly database: Database,
    private readonly runs: StartRun,
  ) {}

  async preview({ tenant_id, snapshot, ended }: PreviewSignalRequest): Promise<PreviewedTelling[]> {
    try {
      return await this.database.inTenant(tenant_id, async (tx): Promise<never> => {
        // An id that no signal has, whatever was asked for.
        const signal = { ...snapshot, signal_id: randomUUID(), hold_until: undefined };
        await insertSignal(tx, tenant_id, signal);
        await this.runs.start(tx, { tenant_id, snapshot: signal, version: 1, ended, fresh: true, whole: true });
        throw new Undone(await tellingsOf(tx, signal.signal_id));
      });
    } catch (error) {
      if (error instanceof Undone) return error.told;
      throw error;
    }
  }
}

const insertSignal = (tx: Tx, tenantId: string, snapshot: PreviewSignalRequest['snapshot']): Promise<number> =>
  changed(
    tx,
    `insert into signals (signal_id, tenant_id, state, version, revision, snapshot) values ($1, $2, 'open', 1, 1, $3)`,
    [snapshot.signal_id, tenantId, JSON.stringify(snapshot)],
  );

interface Decided {
  audience: string;
  channel: string;
  recipient: string;
  state: string;
  reason: string | null;
}

/** A reason of those who are told, such as working hours, says when, and not why not. */
async function tellingsOf(tx: Tx, signalId: string): Promise<PreviewedTelling[]> {
  const decided = await rows<Decided>(
    tx,
    'select audience, channel, recipient, state, reason from deliveries where signal_id = $1 order by created_at, id',
    [signalId],
  );
  return decided.map(({ audience, channel, recipient, state, reason }) => ({
    audience,
    channel,
    recipient: maskAddresses(recipient),
    ...(state === 'suppressed' && { reason: maskAddresses(reason ?? 'suppressed') }),
  }));
}
