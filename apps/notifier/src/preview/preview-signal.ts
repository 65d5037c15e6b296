import { randomUUID } from 'node:crypto';
import type { PreviewedTelling, PreviewSignalRequest } from '@linesman/contracts';
import { changed, Database, rows, type Tx } from '@linesman/persistence';
import { maskAddresses } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { rollBack } from '../roll-back';
import { lockSignal } from '../signals/lock-signal';
import type { Begun, Followed } from '../workflow/followed';
import type { Workflow } from '../workflow/load-workflow';
import { StartRun } from '../workflow/start-run';
import type { Moment } from '../workflow/trigger-events';
import { Workflows } from '../workflow/workflows';

type Previewed = Pick<PreviewSignalRequest, 'tenant_id' | 'snapshot' | 'ended'> & {
  /** In place of those of the tenant with the same name. */
  own?: readonly Workflow[];
  /** What happens to it: it opens if absent. */
  moment?: Moment;
  /** It is a signal of the past: what holds signals now does not hold it. */
  unheld?: boolean;
  /** It stands for this outage. */
  of_outage?: string;
};

/** What a signal has set in motion, under an id that no signal has. */
export interface Decided {
  signal_id: string;
  signal: Followed;
  runs: readonly Begun[];
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
    private readonly workflows: Workflows,
  ) {}

  preview(request: PreviewSignalRequest): Promise<PreviewedTelling[]> {
    return this.decide(request, (tx, { signal_id }) => tellingsOf(tx, signal_id));
  }

  /** @param read reads what was decided before it is taken back, and may let more happen to the signal. */
  async decide<T>(
    { tenant_id, snapshot, ended, own = [], moment, unheld, of_outage }: Previewed,
    read: (tx: Tx, decided: Decided) => Promise<T>,
  ): Promise<T> {
    return rollBack(this.database, tenant_id, async (tx) => {
      const signal = { ...snapshot, signal_id: randomUUID(), hold_until: undefined };
      const { signal_id } = signal;
      const { publications } = await lockSignal(tx, tenant_id, signal_id);
      await changed(
        tx,
        `update signals set state = 'open', version = 1, revision = 1, snapshot = $2 where signal_id = $1`,
        [signal_id, JSON.stringify(signal)],
      );
      const documents = this.workflows.with(own, await this.workflows.of(tx, tenant_id, publications));
      const of = { tenant_id, snapshot: signal, version: 1, ended, moment, unheld, of_outage, documents };
      const opened = { ...of, fresh: true, whole: true };
      return read(tx, { signal_id, signal: opened, runs: await this.runs.start(tx, opened) });
    });
  }
}

interface Planned {
  audience: string;
  channel: string;
  recipient: string;
  state: string;
  reason: string | null;
}

/** A reason of those who are told, such as working hours, says when, and not why not. */
async function tellingsOf(tx: Tx, signalId: string): Promise<PreviewedTelling[]> {
  const decided = await rows<Planned>(
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
