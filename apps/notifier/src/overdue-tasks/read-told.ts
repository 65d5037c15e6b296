import { changed, rows, type Tx } from '@linesman/persistence';
import { handlingOf, type SignalHandling } from '../signals/signal-handling.entity';
import type { OverdueMessage, OverdueTask } from './overdue-notice';
import { type NoticeFacts, whyNotAnyMore } from './still-to-tell';

type Read = OverdueTask & Omit<NoticeFacts, 'handling'> & { handling: SignalHandling | null };

/** The assignee, as the newest signal of one of their customers says. Reads signals_of_csm. */
const csm = `select c.snapshot #>> '{customer,csm,name}' as name,
      coalesce(c.snapshot #>> '{customer,csm,time_zone}', c.snapshot #>> '{customer,time_zone}') as zone
    from signals c where c.tenant_id = t.tenant_id and c.csm_email = lower(t.assignee) and c.snapshot is not null
    order by c.created_at desc limit 1`;

const waiting = `select n.id as notice_id, n.audience, n.recipient, t.id as task_id, t.title, t.priority, t.assignee, t.due_at, t.status,
    s.snapshot #>> '{customer,name}' as customer_name,
    person.name as assignee_name, person.zone,
    (select to_jsonb(h) from signal_handling h where h.signal_id = s.signal_id and s.state = 'open') as handling,
    exists (select from deliveries d where d.signal_id = s.signal_id and d.recipient = n.recipient and d.state = 'sent'
      and (d.occasion = 'escalated' or d.occasion like 'reminder.%') and d.settled_at > $2::timestamptz - interval '1 hour')
      as told_of_signal
  from overdue_notices n join tasks t on t.id = n.task_id left join signals s on s.signal_id = t.signal_id
    left join lateral (${csm}) person on true
  where n.message_id = $1 and n.state = 'waits' order by t.due_at, t.id`;

/** Whom an acknowledgement or a snooze spares is told after its end, so it is decided anew. $3: now. */
const dropped = `with dropped as (
    update overdue_notices set state = 'not_told', reason = $2, settled_at = clock_timestamp() where id = $1
    returning task_id, audience, reason)
  update task_looks l set next_look_at = $3::timestamptz, manager_told_at = null,
    told_at = case when d.audience = 'manager' then l.told_at end
  from dropped d where l.task_id = d.task_id and d.reason in ('snoozed', 'acknowledged_before_told')`;

/** Reads what a message tells, without what nobody needs to be told any more, which is recorded. */
export async function readTold(tx: Tx, { id }: Pick<OverdueMessage, 'id'>, now: Date): Promise<OverdueTask[]> {
  const told: OverdueTask[] = [];
  for (const notice of await rows<Read>(tx, waiting, [id, now])) {
    const why = whyNotAnyMore({ ...notice, handling: notice.handling && handlingOf(notice.handling) }, now);
    if (why) await changed(tx, dropped, [notice.notice_id, why, now]);
    else told.push(notice);
  }
  return told;
}
