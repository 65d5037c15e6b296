import { join } from 'node:path';
import { PLATFORM_TENANT, type SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
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
