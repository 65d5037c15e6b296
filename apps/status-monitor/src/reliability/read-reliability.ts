import { Database, RetentionDays, rows, type Tx } from '@linesman/persistence';
import { Clock, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Span } from '../health/periods';
import type { Asked, Grouping } from './asked';
import { readHistories, readSignalTimes } from './read-histories';
import { type Days, daysAsked, type Length, spanOf, splitDays } from '../days/spans';
import { addTo, noTally, type Tally } from './tally';

/** So many integrations are read at a time, so that a large tenant holds neither a connection nor the process for long. */
const AT_ONCE = 200;
const MOST_ROWS = 50_000;

interface Member {
  integration_id: string;
  integration_name: string;
  connection_code: string;
  customer_id: string | null;
  customer_name: string | null;
  time_zone: string | null;
}

/** What an item is about: the fields of its grouping; the others are null. */
export type Subject = { [field in keyof Omit<Member, 'time_zone'>]: Member[field] | null };

interface Period {
  days: Days;
  span: Span;
}

export interface Group {
  key: string;
  subject: Subject;
  time_zone: string;
  /** One after the other. */
  periods: (Period & { tally: Tally })[];
}

/** Tallies what happened to the integrations of a tenant. */
@Injectable()
export class ReadReliability {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly retention: RetentionDays,
  ) {}

  /** @param each as which the days are split; if absent, each group has one period. */
  async read(tenantId: string, by: Grouping, asked: Asked, each?: Length): Promise<Group[]> {
    const now = this.clock.now();
    const kept = this.retention.before('integration_events', now);
    const known = new Map<string, Period[]>();
    const periodsIn = (zone: string): Period[] => {
      const found = known.get(zone) ?? periodsOf(asked, zone, now, each);
      known.set(zone, found);
      return found;
    };
    // Days that make no period are refused, also where there is nothing to count.
    periodsIn(asked.time_zone ?? 'UTC');
    const groups = new Map<string, Group>();
    for (let after: string | undefined = FIRST; after !== undefined;) {
      const count = async (tx: Tx): Promise<string | undefined> => {
        const members = await readMembers(tx, tenantId, asked, after!);
        const spans = members.map((member) => periodsIn(zoneOf(member, by, asked)));
        await this.count(tx, { members, spans, by, kept, groups }, asked);
        return members.length < AT_ONCE ? undefined : members.at(-1)!.integration_id;
      };
      after = await this.database.inTenant(tenantId, count);
    }
    return [...groups.values()];
  }

  private async count(tx: Tx, { members, spans, by, kept, groups }: Counting, asked: Asked): Promise<void> {
    if (members.length === 0) return;
    const ids = members.map(({ integration_id }) => integration_id);
    const widest = {
      from: new Date(Math.min(...spans.map((one) => one[0]!.span.from.getTime()))),
      to: new Date(Math.max(...spans.map((one) => one.at(-1)!.span.to.getTime()))),
    };
    const histories = await readHistories(tx, ids, widest, kept);
    const signals = await readSignalTimes(tx, ids, widest);
    for (const [n, member] of members.entries()) {
      const history = histories.get(member.integration_id);
      if (!history) continue;
      const group = groupOf(groups, member, by, zoneOf(member, by, asked), spans[n]!);
      for (const { span, tally } of group.periods) addTo(tally, span, history, signals.get(member.integration_id)!);
      if (groups.size * group.periods.length > MOST_ROWS)
        throw new Problem(422, 'too-many-rows', 'Ask for fewer days, for longer periods, or for one customer.');
    }
  }
}

interface Counting {
  members: Member[];
  /** The periods of each member. */
  spans: Period[][];
  by: Grouping;
  kept: Date;
  groups: Map<string, Group>;
}

function periodsOf(asked: Asked, zone: string, now: Date, each?: Length): Period[] {
  const days = daysAsked(asked, zone, now);
  const all = (each ? splitDays(days, each) : [days]).map((one) => ({ days: one, span: spanOf(one, zone) }));
  // Nothing is known of the time to come.
  const begun = all.filter(({ span }, n) => n === 0 || span.from < now);
  return begun.map(({ days: one, span }) => ({
    days: one,
    span: { from: span.from, to: new Date(Math.max(span.from.getTime(), Math.min(span.to.getTime(), now.getTime()))) },
  }));
}

/** A customer's days are those of its time zone, unless another one is asked for. */
function zoneOf({ time_zone }: Member, by: Grouping, asked: Asked): string {
  const ofOne = by === 'integration' || by === 'customer' || asked.customer_id || asked.integration_id;
  return asked.time_zone ?? (ofOne ? time_zone : null) ?? 'UTC';
}

const keys: Record<Grouping, (member: Member) => string> = {
  integration: ({ integration_id }) => integration_id,
  customer: ({ customer_id }) => customer_id ?? 'none',
  connection: ({ connection_code }) => connection_code,
  tenant: () => 'all',
};

const fields: Record<Grouping, (keyof Subject)[]> = {
  integration: ['integration_id', 'integration_name', 'connection_code', 'customer_id', 'customer_name'],
  customer: ['customer_id', 'customer_name'],
  connection: ['connection_code'],
  tenant: [],
};

const nothing: Subject = {
  integration_id: null,
  integration_name: null,
  connection_code: null,
  customer_id: null,
  customer_name: null,
};

function groupOf(
  groups: Map<string, Group>,
  member: Member,
  by: Grouping,
  time_zone: string,
  periods: Period[],
): Group {
  const key = keys[by](member);
  const known = groups.get(key);
  if (known) return known;
  const subject = { ...nothing, ...Object.fromEntries(fields[by].map((field) => [field, member[field]])) };
  const group = { key, subject, time_zone, periods: periods.map((period) => ({ ...period, tally: noTally() })) };
  groups.set(key, group);
  return group;
}

/** Before the first id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * A page of integrations in the order of an index, and then their customers. With the tenant PostgreSQL knows how many
 * integrations there are, and does not sort all of them for each page.
 */
const readMembers = (
  tx: Tx,
  tenantId: string,
  { integration_id, customer_id, connection_code }: Asked,
  after: string,
) =>
  rows<Member>(
    tx,
    `select i.integration_id, i.name as integration_name, i.connection_code, i.customer_id,
       c.snapshot->>'name' as customer_name, c.snapshot->>'time_zone' as time_zone
     from (select tenant_id, integration_id, name, connection_code, customer_id from integrations_copy
       where tenant_id = $5 and not deleted and integration_id > $1 and ($2::uuid is null or integration_id = $2)
         and ($3::uuid is null or customer_id = $3) and ($4::text is null or connection_code = $4)
       order by integration_id limit ${AT_ONCE}) i
     left join lateral (select snapshot from customers_copy
       where tenant_id = i.tenant_id and customer_id = i.customer_id and not deleted limit 1) c on true
     order by i.integration_id`,
    [after, integration_id, customer_id, connection_code, tenantId],
  );
