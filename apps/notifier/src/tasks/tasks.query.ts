import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { Task } from './task.entity';

/** Tasks of our staff have no assignee. */
export class StaffTaskQuery extends PageQuery {
  @IsOptional() @IsIn(['open', 'closed']) status?: 'open' | 'closed';
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsUUID() signal_id?: string;
}

export class TaskQuery extends StaffTaskQuery {
  /** `me`: those for the caller's email address. */
  @IsOptional() @IsIn(['me']) assignee?: 'me';
}

export class CloseTaskBody {
  /** How the task was done. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}

/** A task of our staff, who see ids of other tenants, and no names. */
export type StaffTaskView = Task & {
  integration_id: string | null;
  signal_state: string | null;
};

/** A task with what it is about, which is empty for a customer who was erased. */
export type TaskView = StaffTaskView & {
  customer_name: string | null;
  integration_name: string | null;
  /** The connection whose outage it is about. Null where it is about a signal. */
  outage_of: string | null;
};

const matches = `tenant_id = $9 and ($1::text is null or status = $1) and ($2::uuid is null or customer_id = $2)
  and ($3::uuid is null or signal_id = $3) and ($4::text is null or lower(assignee) = lower($4))`;

/**
 * Both halves read the index of tasks by due time. $1: status, $2: customer, $3: signal, $4: assignee, $5 to $7: the place,
 * $8: how many, $9: the tenant.
 */
const select = (about: string) => `select t.*, s.state as signal_state, ${about}
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

export const listed = select(`s.snapshot #>> '{status_change,integration_id}' as integration_id,
    s.snapshot #>> '{customer,name}' as customer_name,
    s.snapshot #>> '{status_change,integration_name}' as integration_name,
    case when s.outage is not null then s.integration_type end as outage_of`);

/** The system role reads this column, and no snapshot. */
export const listedForStaff = select('s.integration_id');
