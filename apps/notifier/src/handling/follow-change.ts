import type { SignalSnapshot } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isWorse } from './is-worse';

/** A signal changed: what depends on its severity is decided anew, and a change for the worse may end a snooze. */
@Injectable()
export class FollowChange {
  constructor(private readonly clock: Clock) {}

  async follow(tx: Tx, before: SignalSnapshot, now: SignalSnapshot): Promise<void> {
    const worse = isWorse(before, now);
    if (!worse && before.severity === now.severity) return;
    const ends = `(snoozed_by is not null and $3 and (snoozed_until is null or $4))`;
    await changed(
      tx,
      `update signal_handling set next_look_at = $2,
         unattended_since = case when ${ends} then $2 else unattended_since end,
         snoozed_until = case when ${ends} then null else snoozed_until end,
         snoozed_email = case when ${ends} then null else snoozed_email end,
         snoozed_by = case when ${ends} then null else snoozed_by end
       where signal_id = $1`,
      [now.signal_id, this.clock.now(), worse, now.severity === 'critical'],
    );
  }
}
