import { defaultReminders } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ContactTurns } from '../handling/contact-turns';
import { endOfTurn } from '../handling/decide-look';
import { settingsOf } from '../settings/settings-of';
import { contactsOf } from '../signals/next-contact';
import type { Played } from './settle-told';

/** Of a run that waits. `wait` passes by itself; nobody knows what a person would have decided. */
const nextWait = `select r.id, r.tenant_id, r.signal_id, s.due_at
  from workflow_runs r join workflow_steps s on s.run_id = r.id
  where r.signal_id = $1 and r.state = 'waiting' and s.state = 'waiting' and s.action = 'wait' order by s.due_at limit 1`;

const nextDue = `select min(due_at) as at from deliveries where signal_id = $1 and state in ('pending', 'sending') and due_at > $2`;

export interface WaitingRun {
  id: string;
  tenant_id: string;
  signal_id: string;
  due_at: Date;
}

/** What happens next to a signal that is played. */
export type Moment =
  | { at: Date; kind: 'wait_ends'; run: WaitingRun }
  | { at: Date; kind: 'message_due' }
  /** Nobody has acted since a contact was told. */
  | { at: Date; kind: 'turn_ends' };

@Injectable()
export class NextMoment {
  constructor(private readonly turns: ContactTurns) {}

  /**
   * @param turn_ended when the turn of a contact ended last. Where the next one knew all of it, no further turn has begun.
   * @returns the first one from `now` on; nothing where none comes by time alone.
   */
  async after(tx: Tx, played: Played, now: Date, turn_ended?: Date): Promise<Moment | undefined> {
    const { signal_id } = played.snapshot;
    const run = await one<WaitingRun>(tx, nextWait, [signal_id]);
    const due = await one<{ at: Date | null }>(tx, nextDue, [signal_id, now]);
    const turn = await this.endOfTurn(tx, played, now);
    const ends = turn && !(turn_ended && turn <= turn_ended);
    const moments: Moment[] = [
      ...(run ? [{ at: run.due_at, kind: 'wait_ends', run } as const] : []),
      ...(due?.at ? [{ at: due.at, kind: 'message_due' } as const] : []),
      ...(ends ? [{ at: turn, kind: 'turn_ends' } as const] : []),
    ];
    return moments.sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  }

  /** Whoever acted on the signal of the past before the turn would have ended has begun it anew. */
  private async endOfTurn(tx: Tx, { tenant_id, snapshot, past_id }: Played, now: Date): Promise<Date | undefined> {
    if (contactsOf(snapshot).length < 2) return undefined;
    const { reminders, working_hours } = await settingsOf(tx, tenant_id);
    const rule = reminders?.[snapshot.severity] ?? defaultReminders[snapshot.severity];
    let until = now;
    for (;;) {
      const turn = await this.turns.now(tx, snapshot.signal_id, snapshot, { signal_id: past_id, until });
      if (!turn) return undefined;
      const end = endOfTurn(turn, rule, working_hours);
      if (!end || end <= until) return end;
      until = end;
    }
  }
}
