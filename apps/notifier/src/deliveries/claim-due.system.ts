import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { ChannelRegistry } from './channel-registry';
import { type Taken, takeDue } from './claim-delivery';
import { leaseFrom } from './lease-ended';
import type { Message } from './message.entity';
import { EDIT_LEASE_MS } from './edit-message';
import { leadsItsDigest } from './gather-digest';
import type { Lane } from './slots';

/** How much one lane gets at once. */
export const OF_A_LANE = 4;

/** What may be claimed, and of which lanes nothing, because they use their share of this process. */
export interface Wanted {
  room: number;
  crowded: Lane[];
}

export interface Due {
  deliveries: boolean;
  lapsed: boolean;
  messages: boolean;
}

const waiting = `state in ('pending', 'ambiguous')`;
/** While a release is rolled out, a newer process may know further channels. What they send is left to it. */
const known = 'channel = any($1::text[])';
const anyDue = {
  name: 'any_due',
  text: `select exists (select from deliveries where ${waiting} and next_attempt_at <= now() and ${known}) as deliveries,
    exists (select from deliveries where state = 'sending' and leased_until < now() and ${known}) as lapsed,
    exists (select from messages where refresh_due_at <= now() and coalesce(edited_until, '-infinity') < now() and ${known}) as messages`,
};

/** Goes from lane to lane by an index, from `$2` to `$3`, and takes the first `$4` rows that are due in each. */
const fairly = (table: string, { waits, due, order }: Record<'waits' | 'due' | 'order', string>): string => `
  with recursive lanes as (
    (select tenant_id, channel from ${table} where ${waits} and tenant_id >= $2::uuid and tenant_id <= $3::uuid
     order by tenant_id, channel limit 1)
    union all
    select n.tenant_id, n.channel from lanes l cross join lateral (
      select tenant_id, channel from ${table} w where ${waits} and (w.tenant_id, w.channel) > (l.tenant_id, l.channel)
        and w.tenant_id <= $3::uuid order by w.tenant_id, w.channel limit 1) n
  ), due as (
    select d.* from lanes l cross join lateral (
      select w.* from ${table} w where w.tenant_id = l.tenant_id and w.channel = l.channel and ${waits} and ${due}
      order by ${order} limit $4 for update skip locked) d
    where l.${known} and not exists (select from unnest($5::uuid[], $6::text[]) as c (tenant_id, channel)
      where c.tenant_id = l.tenant_id and c.channel = l.channel)
    limit $7)`;

const claimDeliveries = {
  name: 'claim_due_deliveries',
  text: `${fairly('deliveries', { waits: waiting, due: `w.next_attempt_at <= now() and ${leadsItsDigest}`, order: 'w.next_attempt_at' })}
    ${takeDue('$8')}`,
};

const claimLapsed = {
  name: 'claim_lapsed_deliveries',
  text: `with due as (select * from deliveries where state = 'sending' and leased_until < now() and ${known}
      order by leased_until limit $2 for update skip locked)
    ${takeDue('$3')}`,
};

const claimMessages = {
  name: 'claim_due_messages',
  text: `${fairly('messages', {
    waits: 'refresh_due_at is not null',
    due: `w.refresh_due_at <= now() and coalesce(w.edited_until, '-infinity') < now()`,
    order: 'w.refresh_due_at',
  })}
    update messages m set edited_until = clock_timestamp() + make_interval(secs => $8) from due where m.id = due.id
    returning m.*`,
};

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Claims what is due in any tenant, for this process alone, and of each lane the same share. Each call begins at a lane of
 * its own choice, so that processes seldom meet.
 */
@Injectable()
export class ClaimDue {
  constructor(
    private readonly database: Database,
    private readonly config: NotifierConfig,
    private readonly channels: ChannelRegistry,
  ) {}

  async any(): Promise<Due> {
    return (await this.database.queryInSystem<Due>(anyDue, [this.channels.names]))[0]!;
  }

  async deliveries(wanted: Wanted): Promise<Taken[]> {
    const lease_ends = leaseFrom(this.config);
    const claimed = await this.round<Taken>(wanted, claimDeliveries, this.config.SEND_LEASE_SECONDS);
    return claimed.map((one) => ({ ...one, lease_ends }));
  }

  /** What a process that died was sending. */
  async lapsed({ room }: Wanted): Promise<Taken[]> {
    const lease_ends = leaseFrom(this.config);
    const values = [this.channels.names, room, this.config.SEND_LEASE_SECONDS];
    const claimed = await this.database.queryInSystem<Taken>(claimLapsed, values);
    return claimed.map((one) => ({ ...one, lease_ends }));
  }

  messages(wanted: Wanted): Promise<Message[]> {
    return this.round<Message>(wanted, claimMessages, EDIT_LEASE_MS / 1_000);
  }

  private async round<T>(
    { room, crowded }: Wanted,
    statement: { name: string; text: string },
    seconds: number,
  ): Promise<T[]> {
    const from = randomUUID();
    const claim = (first: string, last: string, limit: number): Promise<T[]> =>
      this.database.queryInSystem<T>(statement, [
        this.channels.names,
        first,
        last,
        OF_A_LANE,
        crowded.map(({ tenant_id }) => tenant_id),
        crowded.map(({ channel }) => channel),
        limit,
        seconds,
      ]);
    const claimed = await claim(from, LAST, room);
    if (claimed.length === room) return claimed;
    return [...claimed, ...(await claim(FIRST, from, room - claimed.length))];
  }
}
