import { Database, one, RetentionDays, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock, invalidFields, Problem } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type Days, daysAsked, daysBefore, spanOf } from '../days/spans';
import { PROVIDERS } from '../providers';
import type { UsageCsvQuery } from './asked';
import { groupOf, type Groups, type Member } from './groups';
import { type Price, pricesOn, publishedPrices } from './price';
import { readPriceList } from './price-list';
import { AT_ONCE, readMembers } from './read-members';
import { type Counted, readCounted } from './read-counted';
import { type Segment, segmentsOf } from './segments';
import { addUsed, noUsage, type UsageTally } from './tally';

const USUAL_DAYS = 28;
const MOST_DAYS = 92;
const MOST_GROUPS = 50_000;
/** Before the first id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

export interface Usages {
  days: Days;
  time_zone: string;
  /** Null where these days are not kept any more. */
  before: Days | null;
  total: { now: UsageTally; before: UsageTally };
  groups: Groups;
}

/** Counts what the integrations of a tenant were used for, and what that costs by the prices of each day. */
@Injectable()
export class ReadUsage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly retention: RetentionDays,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  async read(tenantId: string, asked: UsageCsvQuery): Promise<Usages> {
    const [time_zone, prices] = await this.database.inTenant(tenantId, (tx) =>
      Promise.all([asked.time_zone ?? zoneOf(tx), this.pricesOf(tx)]),
    );
    const days = daysIn(time_zone, asked, this.clock.now());
    const { before } = this.kept(days, time_zone);
    const changes = prices.map(({ valid_from }) => valid_from);
    const segments = segmentsOf(days, before, changes, time_zone);
    const groups: Groups = new Map();
    const total = { now: noUsage(), before: noUsage() };
    for (const deleted of [false, true])
      for (let after: string | undefined = FIRST; after !== undefined;) {
        const count = async (tx: Tx): Promise<string | undefined> => {
          const members = await readMembers(tx, tenantId, asked, { deleted, after: after! });
          const byId = new Map(members.map((member) => [member.integration_id, member]));
          const counted = byId.size > 0 ? await readCounted(tx, tenantId, [...byId.keys()], segments) : [];
          for (const one of counted) add(one, byId.get(one.integration_id)!);
          return members.length < AT_ONCE ? undefined : members.at(-1)!.integration_id;
        };
        after = await this.database.inTenant(tenantId, count);
        if (groups.size > MOST_GROUPS)
          throw new Problem(422, 'too-many-rows', 'Ask for one customer or connection, or group by something else.');
      }
    return { days, time_zone, before: before ?? null, total, groups };

    function add({ segment, ...used }: Counted, member: Member): void {
      const of = { ...member, capability_code: used.capability_code };
      const inForce = pricesIn(segment, prices, of);
      addUsed(total[segment.period], used, inForce);
      addUsed(groupOf(groups, of, asked.by)[segment.period], used, inForce);
    }
  }

  private async pricesOf(tx: Tx): Promise<Price[]> {
    const manifests = [...this.providers.values()].map(({ manifest }) => manifest);
    return [...(await readPriceList(tx)), ...publishedPrices(manifests)];
  }

  private kept(days: Days, time_zone: string): { before?: Days } {
    const now = this.clock.now();
    const tables = ['call_hours', 'sync_hours', 'webhook_hours'] as const;
    const since = Math.max(...tables.map((table) => this.retention.before(table, now).getTime()));
    const isKept = (some: Days): boolean => spanOf(some, time_zone).from.getTime() >= since;
    if (!isKept(days)) {
      const first = DateTime.fromMillis(since, { zone: time_zone }).plus({ days: 1 }).toISODate();
      throw invalidFields([{ field: 'from', message: `must not be before ${first}: what came before is not kept` }]);
    }
    const before = daysBefore(days);
    return isKept(before) ? { before } : {};
  }
}

/** No price changes within a segment, so its first day says which are in force. */
const pricesIn = ({ days }: Segment, prices: Price[], of: Parameters<typeof pricesOn>[2]): Price[] =>
  pricesOn(days.from, prices, of);

function daysIn(time_zone: string, { from, to }: Partial<Days>, now: Date): Days {
  const last = to ?? DateTime.fromJSDate(now, { zone: time_zone }).toISODate()!;
  const first =
    from ??
    DateTime.fromISO(last)
      .minus({ days: USUAL_DAYS - 1 })
      .toISODate()!;
  const days = daysAsked({ from: first, to: last }, time_zone, now);
  if (DateTime.fromISO(days.to).diff(DateTime.fromISO(days.from), 'days').days >= MOST_DAYS)
    throw invalidFields([{ field: 'from', message: `must be ${MOST_DAYS} days before the last one at most` }]);
  return days;
}

const DEFAULT_ZONE = 'UTC';

/** In which the days of the transaction's tenant begin, as its settings say. */
const zoneOf = async (tx: Tx): Promise<string> =>
  (await one<{ time_zone: string }>(tx, 'select time_zone from tenant_zones'))?.time_zone ?? DEFAULT_ZONE;
