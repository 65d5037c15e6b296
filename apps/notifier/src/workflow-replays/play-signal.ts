import type { SignalSnapshot } from '@linesman/contracts';
import { changed, one, rows, type Tx } from '@linesman/persistence';
import { asOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { PreviewSignal } from '../preview/preview-signal';
import { runsOf } from '../preview/runs-of-signal';
import type { Followed } from '../workflow/followed';
import type { Workflow } from '../workflow/load-workflow';
import { ResumeRun } from '../workflow/resume-run';
import { StartRun } from '../workflow/start-run';
import type { Side, ToldPerson } from './compare-sides';

export interface PastSignal {
  signal_id: string;
  /** As it was last. */
  snapshot: SignalSnapshot;
  state: 'open' | 'resolved' | 'withdrawn';
  closed_at: Date | null;
  has_changed: boolean;
}

/** Of a run that waits. `wait` passes by itself; nobody knows what a person would have decided. */
const nextWait = `select r.id, r.tenant_id, r.signal_id, s.due_at
  from workflow_runs r join workflow_steps s on s.run_id = r.id
  where r.signal_id = $1 and r.state = 'waiting' and s.state = 'waiting' and s.action = 'wait'
    and ($2::timestamptz is null or s.due_at < $2) and s.due_at < clock_timestamp()
  order by s.due_at limit 1`;

/** Whoever had acted by then has acted. */
const copyResponses = `insert into signal_responses (id, tenant_id, signal_id, action, asked, actor, actor_id, responded_at)
  select gen_random_uuid(), tenant_id, $1, action, asked, actor, actor_id, responded_at from signal_responses
  where signal_id = $2 and responded_at <= $3 on conflict do nothing`;

/**
 * Messages that would have been sent: neither after the end of the signal, nor to whoever gets no more of them. What would
 * wait for a digest does so because of the messages of now, and counts.
 */
const selectTold = `select d.audience, d.recipient, count(*)::int as messages from deliveries d
  left join contacts c on c.tenant_id = d.tenant_id and c.email = d.recipient and d.audience = 'contact'
  where d.signal_id = $1 and d.state in ('pending', 'sending') and c.stopped is null
    and ($2::timestamptz is null or d.due_at is null or d.digest is not null or d.due_at < $2)
  group by 1, 2`;

const MOST_WAITS = 500;

type WaitingRun = { id: string; tenant_id: string; signal_id: string; due_at: Date };

/** Lets a past signal open, change, last and end once more, at its own times, and takes everything back. */
@Injectable()
export class PlaySignal {
  constructor(
    private readonly previews: PreviewSignal,
    private readonly runs: StartRun,
    private readonly resuming: ResumeRun,
  ) {}

  /** @param own the document in place of that of the tenant with the same name. */
  play(tenant_id: string, past: PastSignal, own: Workflow): Promise<Side> {
    const { snapshot, closed_at, has_changed } = past;
    const request = { tenant_id, snapshot, ended: false, own: [own], unheld: true };
    return asOf(new Date(snapshot.opened_at), () =>
      this.previews.decide(request, async (tx, { signal_id, signal }) => {
        const later = { ...signal, fresh: false };
        if (has_changed) await this.runs.start(tx, { ...later, moment: 'change' });
        await this.passWaits(tx, signal_id, past);
        if (closed_at) await asOf(closed_at, () => this.close(tx, later, past));
        return {
          runs: await runsOf(tx, signal_id),
          told: await rows<ToldPerson>(tx, selectTold, [signal_id, closed_at]),
        };
      }),
    );
  }

  /** Goes on with what waits until a time before the end of the signal, one wait after the other. */
  private async passWaits(tx: Tx, signalId: string, { signal_id, closed_at }: PastSignal): Promise<void> {
    for (let waits = 0; waits < MOST_WAITS; waits += 1) {
      const run = await one<WaitingRun>(tx, nextWait, [signalId, closed_at]);
      if (!run) return;
      await changed(tx, copyResponses, [signalId, signal_id, run.due_at]);
      await asOf(run.due_at, () => this.resuming.goOn(tx, run, true));
    }
  }

  /** What still waits does not act any more. */
  private async close(tx: Tx, signal: Followed, { state, closed_at }: PastSignal): Promise<void> {
    const { signal_id: signalId } = signal.snapshot;
    await changed(tx, 'update signals set state = $2, closed_at = $3 where signal_id = $1', [
      signalId,
      state,
      closed_at,
    ]);
    const waiting = await rows<WaitingRun>(
      tx,
      `update workflow_runs set due_at = '-infinity' where signal_id = $1 and state = 'waiting' returning id, tenant_id, signal_id`,
      [signalId],
    );
    for (const run of waiting) await this.resuming.goOn(tx, run, true);
    if (state === 'resolved') await this.runs.start(tx, { ...signal, moment: 'end' });
  }
}
