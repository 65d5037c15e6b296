import type { Task } from './task.entity';

/** A task of our staff, who see ids of other tenants, and no names. */
export type StaffTaskView = Task & { signal_state: string | null };

/** A task with what it is about, which is empty for a customer who was erased. */
export type TaskView = Omit<Task, 'signal_id'> & {
  /** Null where it is about no signal. */
  signal_id: string | null;
  signal_state: string | null;
  customer_name: string | null;
  integration_name: string | null;
  /** How many comments it has. */
  comments: number;
  /** The connection whose outage it is about. Null where it is about a signal. */
  outage_of: string | null;
};

const matches = `tenant_id = $9 and ($1::text is null or status = $1) and ($2::uuid is null or customer_id = $2)
  and ($3::uuid is null or signal_id = $3) and ($4::text is null or lower(assignee) = lower($4))
  and ($10::timestamptz is null or due_at < $10) and ($11::text[] is null or priority = any($11))
  and ($12::text is null or strpos(lower(title), lower($12)) > 0)`;

const columns = `t.id, t.tenant_id, t.signal_tenant_id, t.customer_id, t.key, t.title, t.priority, t.assignee, t.due_at, t.status,
  t.closes_with_signal, t.closed_by, t.closed_at, t.note, t.created_by, t.external_ref, t.version, t.created_at,
  s.state as signal_state`;

/**
 * Both halves read the index of tasks by due time. $1: status, $2: customer, $3: signal, $4: assignee, $5 to $7: the place,
 * $8: how many, $9: the tenant, $10: due before, $11: priorities,
 * $12: a part of the title.
 */
const select = (about: string) => `select ${columns}, ${about}
  from (
    (select * from tasks where status = 'open' and ${matches}
       and ($5::text is null or $5 = 'open' and (due_at, id) > ($6::timestamptz, $7::uuid))
     order by due_at, id limit $8)
    union all
    (select * from tasks where status = 'closed' and ${matches}
       and ($5::text is null or $5 = 'open' or (due_at, id) < ($6::timestamptz, $7::uuid))
     order by due_at desc, id desc limit $8)) t
  left join signals s using (signal_id)
  order by t.status desc, case when t.status = 'open' then t.due_at end, case when t.status = 'open' then t.id end,
    t.due_at desc, t.id desc limit $8`;

const about = `nullif(t.signal_id, t.id) as signal_id,
    coalesce(s.snapshot #>> '{status_change,integration_id}', t.integration_id::text) as integration_id,
    s.snapshot #>> '{customer,name}' as customer_name,
    s.snapshot #>> '{status_change,integration_name}' as integration_name,
    (select count(*) from task_comments c where c.task_id = t.id)::int as comments,
    case when s.outage is not null then s.integration_type end as outage_of`;

export const listed = select(about);

/** The system role reads this column, and no snapshot. */
export const listedForStaff = select('t.signal_id, s.integration_id');

export const readOne = `select ${columns}, ${about} from tasks t left join signals s using (signal_id)
  where t.id = $1`;
