import { join } from 'node:path';
import { PLATFORM_TENANT, type SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { DueWork } from '../src/deliveries/due-work';
import { RunningNotifier } from './running-notifier';
import type { TestTenant } from './notifier-world';

const documents = (version: 'v1' | 'v2') => join(__dirname, 'upgrade', version);

/** Each test upgrades its own service from v1 to v2. */
let notifier: RunningNotifier;
beforeEach(async () => {
  notifier = new RunningNotifier();
  await notifier.start({ workflows: documents('v1') });
});
afterEach(() => notifier.stop());

async function opened(tenant: TestTenant, integration_type: string, hold_ms?: number): Promise<SignalSnapshot> {
  const { status_change } = tenant.snapshot();
  const change = { ...status_change, new_status: 'healthy', integration_type } as const;
  const hold_until = hold_ms === undefined ? {} : { hold_until: new Date(Date.now() + hold_ms).toISOString() };
  const signal = tenant.snapshot({ status_change: change, ...hold_until });
  await tenant.opened(signal);
  return signal;
}

const heldRun = (signal: SignalSnapshot) =>
  waitUntil(
    async () =>
      (await notifier.rows(`select 1 from workflow_runs where signal_id = $1 and state = 'held'`, signal.signal_id))[0],
  );
const endHold = (signal: SignalSnapshot) =>
  notifier.rows('update workflow_runs set hold_until = now() where signal_id = $1', signal.signal_id);
const titles = async (signal: SignalSnapshot, tenant_id: string) =>
  (
    await notifier.rows<{ title: string }>(
      'select title from tasks where signal_id = $1 and tenant_id = $2',
      signal.signal_id,
      tenant_id,
    )
  ).map(({ title }) => title);
const tasks = (signal: SignalSnapshot, tenant_id: string) =>
  waitUntil(async () => {
    const found = await titles(signal, tenant_id);
    return found.length > 0 && found;
  });

it('goes on after an upgrade with the document that a held run began with, and begins new runs with the new one', async () => {
  const tenant = await notifier.tenant();
  const held = await opened(tenant, 'door', 3_600_000);
  const removed = await opened(tenant, 'window', 3_600_000);
  await Promise.all([heldRun(held), heldRun(removed)]);

  await notifier.upgrade({ workflows: documents('v2') });
  await endHold(held);
  await endHold(removed);
  expect(await tasks(held, tenant.id)).toEqual(['Version one']);
  expect(await tasks(removed, tenant.id)).toEqual(['Version one']);
  await notifier.settled(held.signal_id, 1);
  const steps = await notifier.rows<{ step_id: string; state: string }>(
    `select s.step_id, s.state from workflow_steps s join workflow_runs r on r.id = s.run_id where r.signal_id = $1
     order by s.position`,
    held.signal_id,
  );
  expect(steps).toEqual([
    { step_id: 'page', state: 'done' },
    { step_id: 'task', state: 'done' },
  ]);
  expect(await tasks(await opened(tenant, 'door'), tenant.id)).toEqual(['Version two']);
  expect(await titles(held, PLATFORM_TENANT)).toEqual([]);
});

it('makes a task of staff of the step whose action the new release lacks, and does the others', async () => {
  const tenant = await notifier.tenant();
  const held = await opened(tenant, 'door', 3_600_000);
  await heldRun(held);
  await notifier.upgrade({ workflows: documents('v2'), actions: false });
  await endHold(held);
  expect(await tasks(held, tenant.id)).toEqual(['Version one']);
  const [task] = await tasks(held, PLATFORM_TENANT);
  expect(task).toContain('workflow door_opened 1.0, step page cannot go on');
  expect(task).toContain('page_somebody is not known');
});

it('makes a task of staff of a run that stored no document, where the new release has none of that name', async () => {
  const tenant = await notifier.tenant();
  const held = await opened(tenant, 'window', 3_600_000);
  await heldRun(held);
  // As a release left it that did not store documents yet.
  await notifier.rows('update workflow_runs set document = null where signal_id = $1', held.signal_id);
  await notifier.upgrade({ workflows: documents('v2') });
  await endHold(held);
  const [task] = await tasks(held, PLATFORM_TENANT);
  expect(task).toContain('workflow window_opened 1.0 cannot go on: no document is named window_opened');
  expect(await titles(held, tenant.id)).toEqual([]);
});

it('leaves what is sent on a channel that it does not know to a process that does', async () => {
  const tenant = await notifier.tenant();
  const [waiting, lapsed] = [await opened(tenant, 'door'), await opened(tenant, 'door')];
  const paged = async ({ signal_id }: SignalSnapshot) => (await notifier.settled(signal_id, 1))[0]!;
  expect(await Promise.all([waiting, lapsed].map(paged))).toMatchObject([{ channel: 'pager' }, { channel: 'pager' }]);
  const of = async ({ signal_id }: SignalSnapshot) => (await notifier.deliveries(signal_id))[0]!;

  await notifier.upgrade({ workflows: documents('v1'), channels: false });
  // As a newer process left them that died.
  const unsent = `update deliveries set attempts = 1, next_attempt_at = now(), message_id = null, settled_at = null`;
  await notifier.rows(`${unsent}, state = 'pending' where signal_id = $1`, waiting.signal_id);
  const dead = `state = 'sending', lease = gen_random_uuid(), leased_until = now() - interval '1 second'`;
  await notifier.rows(`${unsent}, ${dead} where signal_id = $1`, lapsed.signal_id);
  await notifier.rows(`update messages set refresh_due_at = now() where channel = 'pager'`);
  const work = notifier.app.get(DueWork, { strict: false });
  const began = new Date();
  await waitUntil(() => work.lastRound! > began);
  const next = work.lastRound!;
  await waitUntil(() => work.lastRound! > next);
  expect(await of(waiting)).toMatchObject({ state: 'pending', attempts: 1 });
  expect(await of(lapsed)).toMatchObject({ state: 'sending', attempts: 1 });
  expect(await notifier.rows(`select 1 from messages where channel = 'pager' and edited_until is not null`)).toEqual(
    [],
  );

  await notifier.upgrade({ workflows: documents('v1') });
  expect(await Promise.all([waiting, lapsed].map(paged))).toMatchObject([
    { state: 'sent', attempts: 2 },
    { state: 'sent', attempts: 2 },
  ]);
});
