import { type CustomerDeleted, type Envelope, SILENCED } from '@linesman/contracts';
import { eraseSetAside, type Outbox } from '@linesman/messaging';
import { changed, rows, type Tx } from '@linesman/persistence';
import { lockErasure } from '../erased-customers';
import { eraseKept } from '../feed/erase-kept';
import { eraseReplayed } from '../workflow-replays/erase-replayed';
import { eraseViews } from '../triage/erase-views';
import { eraseStaffTasks, eraseTasks } from '../tasks/erase-tasks';

/**
 * Empties what was said about a customer and to whom. The rows stay, and say that something was said.
 * @throws while a signal of the customer is open or its end is still to be told: a person who was told that it opened is told
 * that it ended before the erasure.
 */
export async function eraseCustomer(
  tx: Tx,
  { tenantid, data }: Envelope<CustomerDeleted>,
  outbox: Outbox,
): Promise<Record<string, number>> {
  const { customer_id, integration_ids } = data;
  await lockErasure(tx, customer_id);
  const signals = await rows<{ signal_id: string }>(
    tx,
    `select s.signal_id from signals s where s.snapshot -> 'customer' ->> 'customer_id' = $1
       or s.snapshot -> 'status_change' ->> 'integration_id' = any($2) for update`,
    [customer_id, integration_ids],
  );
  const ids = signals.map(({ signal_id }) => signal_id);
  // A statement of its own: one that waited for the lock would not see the deliveries that the holder of the lock inserted.
  const busy = await rows(
    tx,
    `select 1 from signals s where s.signal_id = any($1) and (s.state = 'open' or exists (select from deliveries d
       where d.signal_id = s.signal_id and d.state in ('pending', 'sending', 'ambiguous')))`,
    [ids],
  );
  if (busy.length > 0)
    throw new Error(`${busy.length} signals of the customer are open, or their end is still to be told`);

  await changed(tx, 'insert into erased_customers (tenant_id, customer_id) values ($1, $2) on conflict do nothing', [
    tenantid,
    customer_id,
  ]);
  const count = (sql: string, value: unknown = ids): Promise<number> => changed(tx, sql, [value]);
  const mine = 'signal_id = any($1)';
  const contacts = await rows<{ email: string }>(
    tx,
    `delete from contacts c where c.email in (select recipient from deliveries where audience = 'contact' and ${mine})
       and not exists (select from deliveries d where d.recipient = c.email and not d.${mine}) returning email`,
    [ids],
  );
  const emails = contacts.map(({ email }) => email);
  // Of a task that somebody made about an integration alone, most events name neither that nor the customer.
  const tasks = await rows<{ id: string }>(tx, 'select id from tasks where integration_id = any($1)', [
    integration_ids,
  ]);
  const task_ids = tasks.map(({ id }) => id);
  const named = [customer_id, ...integration_ids, ...ids, ...task_ids];
  return {
    contacts: contacts.length,
    audit_subjects: await count(
      `update audit_log set subject_id = '' where subject_type = 'contact' and subject_id = any($1)`,
      emails,
    ),
    // A digest may have told of other customers too, and its subject names several.
    messages: await count(
      `update messages m set subject = null, recipient = case when exists
         (select from deliveries d where d.message_id = m.id and not d.${mine}) then m.recipient else '' end
       where id in (select message_id from deliveries where ${mine})`,
    ),
    deliveries: await count(`update deliveries set recipient = 'erased:' || id where ${mine}`),
    workflow_steps: await count(
      `update workflow_steps set config = '{}', output = null, last_error = null where run_id in (select id from workflow_runs where ${mine})`,
    ),
    event_deliveries: await count(
      `update event_deliveries set body = null where body is not null and step_id in (select s.id from workflow_steps s
         join workflow_runs r on r.id = s.run_id where r.${mine})`,
    ),
    workflow_runs: await count(
      `update workflow_runs set context = '{}', reason = case when starts_with(reason, '${SILENCED}') then '${SILENCED}somebody'
         else reason end where ${mine}`,
    ),
    silences: await changed(tx, 'delete from silences where customer_id = $1 or integration_id = any($2)', [
      customer_id,
      integration_ids,
    ]),
    workflow_replays: await eraseReplayed(tx, ids),
    saved_views: await eraseViews(tx, ids),
    signals: await count(`update signals set snapshot = null, assessment = null, diagnosis = null where ${mine}`),
    tasks: await eraseTasks(tx, outbox, { signal_ids: ids, customer_id, integration_ids }),
    staff_tasks: await eraseStaffTasks(tx, outbox, tenantid, ids),
    signal_responses: await count(`update signal_responses set note = null where note is not null and ${mine}`),
    signal_handling: await count(`delete from signal_handling where ${mine}`),
    audit_notes: await count(
      `update audit_log set detail = detail - 'note' where detail ? 'note' and detail ->> 'signal_id' = any($1)`,
    ),
    inbound_emails: await count(`delete from inbound_emails where ${mine}`),
    link_steps: await count(`delete from link_steps where ${mine}`),
    tech_calls: await count(`delete from tech_calls where ${mine}`),
    health_score_adjustments: await count('delete from health_score_adjustments where customer_id = $1', customer_id),
    health_score_bases: await count('delete from health_score_bases where customer_id = $1', customer_id),
    first_check_messages: await count(
      'delete from first_check_messages where integration_id = any($1)',
      integration_ids,
    ),
    kept_events: await eraseKept(tx, tenantid, named),
    ...(await eraseSetAside(tx, named)),
  };
}
