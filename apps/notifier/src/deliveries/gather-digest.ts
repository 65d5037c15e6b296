import { partOfDigest } from '@linesman/contracts';
import { changed, one, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { GATHERED } from './decide-digest';
import type { Member } from './member';
import { ReviewMembers } from './review-members';
import { windowMinutes } from './told-lately';

/** Further ones are told in the next digest. */
const MOST = 100;
/** By then the delivery that leads a digest has ended, or was claimed again. */
const LONGER = `interval '10 minutes'`;

const samePerson = (a: string, b: string): string =>
  `${a}.tenant_id = ${b}.tenant_id and ${a}.channel = ${b}.channel and ${a}.recipient = ${b}.recipient and ${a}.audience = ${b}.audience`;

/**
 * A row `w` that is due may be claimed: of what waits for the same person the first alone, which takes the others along, and
 * nothing that another row leads.
 */
export const leadsItsDigest = `(w.digest is null or not exists (select from deliveries o
    where ${samePerson('o', 'w')} and o.id <> w.id and o.digest is not null and o.state in ('pending', 'sending', 'ambiguous')
      and (o.id = w.digest or o.digest = o.id and (o.next_attempt_at, o.id) < (w.next_attempt_at, w.id))))`;

const wait = `update deliveries d set state = 'pending', reason = '${GATHERED}', digest = d.id, lease = null, leased_until = null,
    attempts = d.attempts - 1, next_attempt_at = w.at, due_at = w.at
  from (select d.id, coalesce((select min(o.next_attempt_at) from deliveries o where ${samePerson('o', 'd')}
        and o.digest = o.id and o.state = 'pending'), clock_timestamp() + make_interval(mins => ${windowMinutes})) as at
      from deliveries d where d.id = $1) w
  where d.id = w.id and d.lease = $2
  returning (extract(epoch from d.next_attempt_at - clock_timestamp()) * 1000)::float8 as after_ms`;

const take = `update deliveries d set state = 'sending', digest = $1, lease = $2, attempts = d.attempts + 1,
    leased_until = g.leased_until + ${LONGER},
    ambiguous_since = case when g.state = 'sending' then coalesce(d.ambiguous_since, clock_timestamp()) else d.ambiguous_since end
  from (select o.id, o.state, l.leased_until from deliveries l join deliveries o on ${samePerson('o', 'l')}
    where l.id = $1 and o.id <> l.id and o.digest is not null
      and (o.digest = l.id and o.state in ('sending', 'ambiguous') or $3 and o.digest = o.id and o.state = 'pending')
    order by o.next_attempt_at, o.id limit ${MOST} for update of o skip locked) g
  where d.id = g.id returning d.*, g.state as previous_state`;

/**
 * Deliveries of one person whose time has come are sent as one message. The first of them leads: it alone is claimed, and
 * what becomes of it becomes of the others. Of those that were not sent yet any may lead.
 */
@Injectable()
export class GatherDigest {
  constructor(private readonly review: ReviewMembers) {}

  /** A claimed delivery waits for the digest of its window. @returns for how long. */
  async wait(tx: Tx, { id, lease }: { id: string; lease: string }): Promise<number> {
    return (await one<{ after_ms: number }>(tx, wait, [id, lease]))?.after_ms ?? 0;
  }

  /** @returns the deliveries that a claimed one takes along and that are still to be sent. Where there are none it is sent alone. */
  async take(tx: Tx, { id, lease, previous_state }: Member): Promise<Member[]> {
    const taken = await rows<Member>(tx, take, [id, lease, previous_state === 'pending']);
    const members = await this.review.stillToTell(tx, taken);
    await this.number(tx, id, members.length);
    return members;
  }

  /** Its message tells of so many others. */
  async number(tx: Tx, id: string, others: number): Promise<void> {
    if (others === 0) return this.leave(tx, { id });
    const sending = `update deliveries set reason = $2 where digest = $1 and state = 'sending'`;
    await changed(tx, sending, [id, partOfDigest(others + 1)]);
  }

  /**
   * A delivery that another one leads was claimed because the other one seems to be gone.
   * @returns whether the other one is still there, so that this one keeps waiting for it.
   */
  async isLed(tx: Tx, { id, digest }: Member): Promise<boolean> {
    const led = await changed(
      tx,
      `update deliveries d set lease = null, leased_until = clock_timestamp() + ${LONGER}, attempts = d.attempts - 1
       from deliveries l where d.id = $1 and l.id = $2 and l.state in ('pending', 'sending', 'ambiguous')`,
      [id, digest],
    );
    if (led === 0) await this.leave(tx, { id });
    return led > 0;
  }

  /** It is sent by itself. */
  async leave(tx: Tx, { id }: Pick<Member, 'id'>): Promise<void> {
    await changed(tx, 'update deliveries set digest = null where id = $1', [id]);
  }

  /** Members whose message was not sent wait again, and any of them may lead. */
  async release(tx: Tx, leadId: string): Promise<void> {
    await changed(tx, `update deliveries set digest = id where digest = $1 and state = 'pending'`, [leadId]);
  }
}
