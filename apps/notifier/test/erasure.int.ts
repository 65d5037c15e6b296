import { randomUUID } from 'node:crypto';
import {
  accessRequested,
  customerDeleted,
  type EventContract,
  PLATFORM_TENANT,
  type SignalSnapshot,
  tenantErased,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { RunningNotifier } from './running-notifier';
import type { TestTenant } from './notifier-world';

const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

async function tell(tenant: TestTenant, contract: EventContract, data: object): Promise<void> {
  await notifier.publish(contract, envelopeOf(contract, data, { tenantid: tenant.id, aggregateversion: 2 }));
}

/** A fault of ours, with a task of staff that stays open when the signal ends, and the note of somebody. */
async function staffTask(tenant: TestTenant, over: Partial<SignalSnapshot> = {}) {
  const { status_change } = tenant.snapshot();
  const signal = tenant.snapshot({
    status_change: { ...status_change, cause: 'invalid_client', party_at_fault: 'us' },
    ...over,
  });
  await tenant.opened(signal);
  const kept = `update tasks set closes_with_signal = false, note = 'TechCorp called' where signal_id = $1 and tenant_id = $2
    returning id`;
  const [task] = await waitUntil(async () => {
    const tasks = await notifier.rows<{ id: string }>(kept, signal.signal_id, PLATFORM_TENANT);
    return tasks.length > 0 && tasks;
  });
  const read = async () => (await notifier.rows('select title, note, status from tasks where id = $1', task!.id))[0];
  const closed = `select 1 from outbox where tenant_id = $1 and envelope ->> 'type' = 'task_closed' and envelope -> 'data' ->> 'task_id' = $2`;
  return { signal, read, closings: () => notifier.rows(closed, PLATFORM_TENANT, task!.id) };
}
const emptied = { title: '', note: null, status: 'closed' };

const receipts = (tenant: TestTenant) => notifier.events('notification_data_erased', tenant);

async function heldOf(tenant: TestTenant): Promise<Record<string, unknown[]>> {
  const tables = await notifier.rows<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'notifier'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  const held: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const rows = await notifier.rows(`select * from ${name} where tenant_id::text = $1`, tenant.id);
    if (rows.length > 0) held[name] = rows;
  }
  return held;
}

it('erases a customer once everybody who was told knows the end, answers, and stores nothing that arrives late', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  const opened = await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const ours = await staffTask(tenant, { customer: told.customer });
  const others = await staffTask(tenant, {
    customer: { ...tenant.snapshot().customer!, technical_contact: undefined },
  });

  const { pathname } = notifier.email.unsubscribeUrl(tenant.contact);
  for (const path of [pathname, `${pathname}/subscribe`]) await notifier.http('POST', path);
  // As if no stream had taken what tells of the customer.
  const aside = `update outbox set set_aside_at = now() where tenant_id = $1 and published_at is not null
    and envelope::text like '%' || $2 || '%' returning id`;
  const set_aside = await waitUntil(async () => {
    const found = await notifier.rows<{ id: string }>(aside, tenant.id, told.signal_id);
    return found.length > 0 && found.map(({ id }) => id);
  });
  const erasure_id = randomUUID();
  const { customer_id } = told.customer!;
  const integration_ids = [told.status_change.integration_id];
  await tell(tenant, customerDeleted, { customer_id, erasure_id, integration_ids });
  await tenant.resolved(told, 2, 'withdrawn');
  await tenant.resolved(ours.signal, 2, 'withdrawn');
  const [receipt] = await waitUntil(
    async () => {
      const answered = await receipts(tenant);
      return answered.length > 0 && answered;
    },
    { timeout: 120_000 },
  );
  // The email is sent before the receipt, and the stand-in reads it a moment later.
  await waitUntil(() => notifier.email.to(tenant.contact).length === 2);
  expect(receipt!.data).toMatchObject({
    erasure_id,
    scope: 'customer',
    erased: {
      signals: 2,
      tasks: 2,
      staff_tasks: 1,
      contacts: 1,
      audit_subjects: 2,
      link_steps: 1,
      set_aside_events: set_aside.length,
    },
  });
  expect(await notifier.rows('select 1 from outbox where id = any($1)', set_aside)).toEqual([]);
  expect(await ours.read()).toEqual(emptied);
  expect(await ours.closings()).toHaveLength(1);
  expect(await others.read()).toMatchObject({ note: 'TechCorp called', status: 'open' });

  await notifier.publish(
    { ...customerDeleted, subject: 'events.status-monitor.risk_signal.opened.v1', producer: 'status-monitor' },
    {
      ...opened,
      id: randomUUID(),
      data: { ...told, signal_id: randomUUID() },
    },
  );
  const marker = tenant.snapshot();
  await tenant.opened(marker);
  await notifier.settled(marker.signal_id, 2);
  const { inbox: _inbox, outbox: _outbox, ...held } = await heldOf(tenant);
  const mine = JSON.stringify(
    Object.values(held).flatMap((rows) => rows.filter((row) => !JSON.stringify(row).includes(marker.signal_id))),
  );
  expect(JSON.stringify(held.audit_log)).not.toContain(tenant.contact);
  expect(mine).not.toContain(told.customer!.technical_contact!.title);
  expect(
    await notifier.rows('select 1 from signals where tenant_id = $1 and snapshot is not null', tenant.id),
  ).toHaveLength(2);
  expect(
    await notifier.rows('select customer_id, contact_email from signals where signal_id = $1', told.signal_id),
  ).toEqual([{ customer_id: null, contact_email: null }]);
});

it('keeps no customer in the subject of a digest that told of others, and no contact in what asked for another one', async () => {
  const tenant = await notifier.tenant({ slack_integration_id: undefined });
  const [gone, stays] = [tenant.snapshot(), tenant.snapshot()];
  for (const told of [gone, stays]) {
    await tenant.opened(told);
    await waitUntil(async () =>
      (await notifier.deliveries(told.signal_id)).some(
        ({ channel, audience, state }) => channel === 'email' && audience === 'csm' && state === 'sent',
      ),
    );
  }
  // As after a digest of both.
  const ofCsm = `audience = 'csm' and channel = 'email' and signal_id = any($1)`;
  const both = [gone.signal_id, stays.signal_id];
  await notifier.rows(
    `update deliveries set (message_id, digest) = (select message_id, id from deliveries where ${ofCsm} order by created_at limit 1)
     where ${ofCsm}`,
    both,
  );
  const message = `from messages where id in (select message_id from deliveries where ${ofCsm})`;
  await notifier.rows(
    `update messages set subject = '2 problems at once: TechCorp' where id in (select id ${message})`,
    both,
  );
  await notifier.rows(
    `insert into tasks (id, tenant_id, signal_id, key, title, priority, due_at)
     values (gen_random_uuid(), $1, $2, 'another_contact.' || $3::text, 'Another contact is needed', 'high', now())`,
    tenant.id,
    gone.signal_id,
    tenant.contact,
  );
  const task_id = randomUUID();
  const integration_ids = [gone.status_change.integration_id];
  await notifier.rows(
    `insert into tasks (id, tenant_id, signal_id, integration_id, key, title, priority, due_at)
     values ($1, $2, $1, $3, 'request.x', 'Call them', 'high', now())`,
    task_id,
    tenant.id,
    integration_ids[0],
  );
  await notifier.rows(
    `insert into kept_events (tenant_id, event_id, type, bytes, body) values ($1, $2, 'task_commented', 2, $3)`,
    tenant.id,
    randomUUID(),
    JSON.stringify({ task_id, text: 'They moved to Oslo' }),
  );

  for (const [name, q] of [
    ['Theirs', 'techcorp inc'],
    ['TechCorp calls', 'crm'],
    ['Others', 'corp'],
  ])
    await notifier.rows(
      `insert into saved_views (tenant_id, subject, name, view, q, seen_at) values ($1, 'jane', $2, 'all', $3, now())`,
      tenant.id,
      name,
      q,
    );

  await tenant.resolved(gone, 2, 'withdrawn');
  const { customer_id } = gone.customer!;
  await tell(tenant, customerDeleted, { customer_id, erasure_id: randomUUID(), integration_ids });
  await waitUntil(async () => (await receipts(tenant)).length === 1, { timeout: 120_000 });
  expect(await notifier.rows(`select recipient, subject ${message}`, [stays.signal_id])).toEqual([
    { recipient: tenant.csm, subject: null },
  ]);
  const comment = { text: 'They moved to Oslo' };
  const commented = await notifier.http('POST', `/tasks/${task_id}/comments`, await tenant.tokenFor('csm'), comment);
  expect(commented.status).toBe(409);
  expect(await notifier.rows('select 1 from task_comments where task_id = $1', task_id)).toEqual([]);
  const keys = await notifier.rows<{ key: string }>('select key from tasks where tenant_id = $1', tenant.id);
  expect(keys.map(({ key }) => key).join()).not.toContain(tenant.contact);
  const kept = await notifier.rows<{ body: string }>('select body from kept_events where tenant_id = $1', tenant.id);
  expect(kept.map(({ body }) => body).join()).not.toContain('Oslo');
  const saved = await notifier.rows('select name from saved_views where tenant_id = $1', tenant.id);
  expect(saved).toEqual([{ name: 'Others' }]);
});

it('erases a whole tenant, answers, and tells nobody anything afterwards', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const ours = await staffTask(tenant);
  const requested_by = { subject: 'mia', name: 'Mia', email: 'mia@acme.example' };
  const asked = { action: 'connect', provider: 'dropbox', provider_name: 'Dropbox', url: 'http://localhost:9999/' };
  const admins = [{ name: 'Anna', email: 'anna@acme.example' }];
  await tell(tenant, accessRequested, { request_id: randomUUID(), requested_by, ...asked, admins });
  await waitUntil(async () => (await heldOf(tenant)).access_request_emails);
  await notifier.rows(
    `insert into saved_views (tenant_id, subject, name, view, q, seen_at) values ($1, 'jane', 'A', 'all', 'a', now())`,
    tenant.id,
  );
  const erasure_id = randomUUID();
  await tell(tenant, tenantErased, { erasure_id });
  await waitUntil(async () => (await receipts(tenant)).length === 1);
  expect(await ours.read()).toEqual(emptied);
  expect(await ours.closings()).toHaveLength(1);

  await tenant.resolved(told);
  await tenant.opened(tenant.snapshot());
  await tenant.settle({ version: 2 });
  const again = randomUUID();
  await tell(tenant, tenantErased, { erasure_id: again });
  await waitUntil(async () => (await receipts(tenant)).some(({ data }) => data.erasure_id === again));
  const other = await notifier.tenant();
  const marker = other.snapshot();
  await other.opened(marker);
  await notifier.settled(marker.signal_id, 2);
  expect(Object.keys(await heldOf(tenant)).sort()).toEqual(['erased_tenants', 'inbox', 'outbox']);
  expect(notifier.email.to(tenant.contact)).toHaveLength(1);
});

it('keeps no event that was being stored while its tenant was erased', async () => {
  const tenant = await notifier.tenant();
  // As a process that stores events does it, in the middle of its transaction.
  await notifier.rows('begin');
  await notifier.rows(`select pg_advisory_xact_lock(hashtext('kept_events'))`);
  await notifier.rows(
    `insert into kept_events (tenant_id, event_id, type, bytes, body) values ($1, $2, 'task_created', 2, '{}')`,
    tenant.id,
    randomUUID(),
  );
  await tell(tenant, tenantErased, { erasure_id: randomUUID() });
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`;
  await waitUntil(async () => (await receipts(tenant)).length + (await notifier.rows(waiting)).length > 0);
  await notifier.rows('commit');
  await waitUntil(async () => (await receipts(tenant)).length > 0);
  expect(await notifier.rows('select type from kept_events where tenant_id = $1', tenant.id)).toEqual([]);
});
