import { summarizeSyncs } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { type DailySummary, MOST_LINES, type OverdueTask, type Section, sections, type SummaryItem } from './summary';

export interface Covered {
  tenant_id: string;
  from: Date;
  to: Date;
  /** The address of a CSM; absent for the whole tenant. */
  csm?: string;
}

/** A part of it reads signals_of_summary, or signals_of_csm where $4 names a CSM. */
const known = (when: string): string => `
    select signal_id, state, closed_at, snapshot, (snapshot ->> 'opened_at')::timestamptz as opened_at from signals
    where tenant_id = $1 and snapshot is not null and outage is null and ${when}
      and ($4::text is null or csm_email = $4)`;

/** $1: tenant, $2 and $3: the time, $4: address of the CSM or null. */
export const problems = `with known as (
    ${known(`state = 'open' and closed_at is null`)} union all
    ${known(`state = 'resolved' and closed_at >= $2 and closed_at < $3`)}),
  mine as (
    select *, case when state = 'resolved' then 'fixed' when snapshot ->> 'signal_type' = 'integration_expiring' then 'expiring'
        when snapshot ->> 'signal_type' = 'integration_near_limit' then 'near_limit'
        when opened_at >= $2 then 'broke' else 'still_open' end as section
    from known where opened_at < $3),
  placed as (
    select *, count(*) over (partition by section) as count, row_number() over (partition by section order by
      array_position(array['critical', 'high', 'medium', 'low'], snapshot ->> 'severity'), opened_at, signal_id) as place
    from mine)
  select section, count::int, signal_id, snapshot #>> '{status_change,integration_id}' as integration_id,
    snapshot #>> '{status_change,integration_name}' as integration_name, snapshot ->> 'connection_name' as connection_name,
    snapshot #>> '{customer,name}' as customer_name, snapshot ->> 'severity' as severity,
    snapshot #>> '{status_change,failure_reason}' as reason, opened_at, closed_at,
    snapshot #>> '{credentials_end,at}' as ends_at
  from placed where place <= ${MOST_LINES} order by section, place`;

/** $1: tenant, $2: the time, $3: whose, or null for all. Reads tasks_due. */
const overdue = `select (count(*) over ())::int as count, t.id as task_id, t.title, t.due_at,
    s.snapshot #>> '{customer,name}' as customer_name
  from tasks t left join signals s using (signal_id)
  where t.tenant_id = $1 and t.status = 'open' and t.due_at < $2 and ($3::text is null or lower(t.assignee) = $3)
  order by t.due_at, t.id limit ${MOST_LINES}`;

type Counted<T> = Omit<T, 'opened_at' | 'closed_at' | 'due_at'> & { count: number };
type Problem = Counted<SummaryItem> & { section: Section; opened_at: Date; closed_at: Date | null };
type Overdue = Counted<OverdueTask> & { due_at: Date };

/** Reads what happened in a time: problems and tasks here, syncs from the status-monitor. */
@Injectable()
export class ReadSummary {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
  ) {}

  /** @throws Problem while the status-monitor does not answer. */
  async read({ tenant_id, from, to, csm }: Covered): Promise<DailySummary> {
    const mine = csm?.toLowerCase() ?? null;
    const [found, tasks] = await this.database.inTenant(tenant_id, async (tx) => [
      await rows<Problem>(tx, problems, [tenant_id, from, to, mine]),
      await rows<Overdue>(tx, overdue, [tenant_id, to, mine]),
    ]);
    const time = { from: from.toISOString(), to: to.toISOString() };
    const syncs = await this.rpc.call(summarizeSyncs, { tenant_id, ...time, ...(csm ? { csm } : {}) });
    const lists = sections.map((section) => [
      section,
      listOf(
        found.filter((one) => one.section === section),
        itemOf,
      ),
    ]);
    return {
      ...time,
      ...(Object.fromEntries(lists) as Record<Section, { count: number; items: SummaryItem[] }>),
      tasks_overdue: listOf(tasks, ({ count: _count, due_at, ...task }) => ({ ...task, due_at: due_at.toISOString() })),
      syncs,
    };
  }
}

const listOf = <R extends { count: number }, T>(list: R[], item: (row: R) => T): { count: number; items: T[] } => ({
  count: list[0]?.count ?? 0,
  items: list.map(item),
});

const itemOf = ({ count: _count, section: _section, opened_at, closed_at, ...item }: Problem): SummaryItem => ({
  ...item,
  opened_at: opened_at.toISOString(),
  closed_at: closed_at?.toISOString() ?? null,
});
