import { one, type Tx } from '@linesman/persistence';
import { afterWorkingHours } from '../settings/after-working-hours';
import { settingsOf } from '../settings/settings-of';

/** More working hours than these are refused. */
export const MOST_WORKING_HOURS = 240;

export interface Assigned {
  tenant_id: string;
  /** An email address. */
  assignee?: string | null;
  /** Their time zone, where it is known already. */
  zone?: string;
}

/** The time zone of a CSM, as the newest signal of one of their customers says. */
const zoneOfCsm = `select coalesce(snapshot #>> '{customer,csm,time_zone}', snapshot #>> '{customer,time_zone}') as zone
  from signals where tenant_id = $1 and csm_email = $2 and snapshot is not null order by created_at desc limit 1`;

/** When so many hours have passed in which the assignee works: by their clock, or by the tenant's where theirs is not known. */
export async function dueInWorkingHours(
  tx: Tx,
  { tenant_id, assignee, zone }: Assigned,
  hours: number,
  now: Date,
): Promise<Date> {
  const settings = await settingsOf(tx, tenant_id);
  const theirs =
    zone ??
    (assignee ? (await one<{ zone: string | null }>(tx, zoneOfCsm, [tenant_id, assignee.toLowerCase()]))?.zone : null);
  return afterWorkingHours(now, hours, theirs ?? settings.time_zone, settings.working_hours);
}
