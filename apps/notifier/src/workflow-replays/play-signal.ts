import type { SignalSnapshot } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';
import { asOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ContactTurns } from '../handling/contact-turns';
import { PreviewSignal } from '../preview/preview-signal';
import { runsOf } from '../preview/runs-of-signal';
import type { Followed } from '../workflow/followed';
import type { Workflow } from '../workflow/load-workflow';
import { ResumeRun } from '../workflow/resume-run';
import { StartRun } from '../workflow/start-run';
import type { Side, ToldPerson } from './compare-sides';
import { type Moment, NextMoment, type WaitingRun } from './next-moment';
import { type Played, SettleTold } from './settle-told';

export interface PastSignal {
  signal_id: string;
  /** As it was last. */
  snapshot: SignalSnapshot;
  state: 'open' | 'resolved' | 'withdrawn';
  closed_at: Date | null;
  /** So far the signal is played where it is open. */
  until: Date;
  has_changed: boolean;
}

/** Whoever had acted by then has acted. */
const copyResponses = `insert into signal_responses (id, tenant_id, signal_id, action, asked, actor, actor_id, responded_at)
  select gen_random_uuid(), tenant_id, $1, action, asked, actor, actor_id, responded_at from signal_responses
  where signal_id = $2 and responded_at <= $3 on conflict do nothing`;

/** Messages that would have been sent. While the signal is open, what waits will be. */
const selectTold = `select audience, recipient, count(*)::int as messages, jsonb_agg(jsonb_build_object('at',
      coalesce(settled_at, due_at, created_at), 'channel', channel, 'occasion', occasion, 'follows', follows is not null)
    order by coalesce(settled_at, due_at, created_at), id) as told
  from deliveries where signal_id = $1 and (state = 'sent' or $2::timestamptz is null and state in ('pending', 'sending'))
  group by 1, 2 order by 1, 2`;

const MOST_MOMENTS = 500;

/** Lets a past signal open, change, last and end once more, at its own times, and takes everything back. */
@Injectable()
export class PlaySignal {
  constructor(
    private readonly previews: PreviewSignal,
    private readonly runs: StartRun,
    private readonly resuming: ResumeRun,
    private readonly moments: NextMoment,
    private readonly settling: SettleTold,
    private readonly turns: ContactTurns,
  ) {}

  /** @param own the document in place of that of the tenant with the same name. */
  play(tenant_id: string, past: PastSignal, own: Workflow): Promise<Side> {
    const { snapshot, closed_at, has_changed, signal_id: past_id } = past;
    const request = { tenant_id, snapshot, ended: false, own: [own], unheld: true };
    return asOf(new Date(snapshot.opened_at), () =>
      this.previews.decide(request, async (tx, { signal_id, signal }) => {
        const later = { ...signal, fresh: false };
        if (has_changed) await this.runs.start(tx, { ...later, moment: 'change' });
        await this.pass(tx, { tenant_id, snapshot: later.snapshot, past_id }, past);
        if (closed_at) await asOf(closed_at, () => this.close(tx, later, past));
        return {
          runs: await runsOf(tx, signal_id),
          told: await rows<ToldPerson>(tx, selectTold, [signal_id, closed_at]),
        };
      }),
    );
  }

  /** Goes on from one moment to the next until the end of the signal. */
  private async pass(tx: Tx, played: Played, { snapshot, closed_at, until }: PastSignal): Promise<void> {
    const ends = closed_at ?? until;
    let now = new Date(snapshot.opened_at);
    let turn_ended: Date | undefined;
    for (let moments = 0; moments < MOST_MOMENTS; moments += 1) {
      await this.settling.by(tx, played, now);
      const next = await this.moments.after(tx, played, now, turn_ended);
      if (!next || next.at >= ends) return;
      now = next.at > now ? next.at : now;
      if (next.kind === 'turn_ends') turn_ended = now;
      await asOf(now, () => this.reach(tx, played, next, now));
    }
  }

  private async reach(tx: Tx, { snapshot, past_id }: Played, moment: Moment, at: Date): Promise<void> {
    switch (moment.kind) {
      case 'message_due':
        return;
      case 'turn_ends':
        return this.turns.pass(tx, snapshot.signal_id, snapshot);
      case 'wait_ends':
        await changed(tx, copyResponses, [snapshot.signal_id, past_id, at]);
        await this.resuming.goOn(tx, moment.run, true);
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
