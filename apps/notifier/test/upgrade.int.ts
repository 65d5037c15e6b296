import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLATFORM_TENANT, type SignalSnapshot, tenantSettingsChanged } from '@linesman/contracts';
import { envelopeOf, type SpawnedService, spawnService, waitUntil } from '@linesman/testing';
import { NotifierWorld } from './notifier-world';

const NAME = 'integration_disconnection_response';
const STAFF = 'staff@linesman.example';
const hours = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };

const world = new NotifierWorld();
const services: SpawnedService[] = [];
let folder: string;

beforeAll(async () => {
  await world.start();
  folder = await mkdtemp(join(tmpdir(), 'linesman-upgrade-'));
  const settings = { product_name: 'Linesman', mail_from: 'care@linesman.example', enabled_providers: [], version: 1 };
  const data = { ...settings, working_hours: hours, staff_alerts: { email: STAFF } };
  const envelope = envelopeOf(tenantSettingsChanged, data, { tenantid: PLATFORM_TENANT, subject: PLATFORM_TENANT });
  await world.publish(tenantSettingsChanged, envelope);
});
afterAll(async () => {
  for (const service of services) await service.kill('SIGTERM');
  await world.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a process whose document is that of the PRD, changed as in another release. */
async function release(name: string, change: (prd: string) => string, actions = ''): Promise<SpawnedService> {
  const documents = await mkdtemp(join(folder, name));
  const prd = await readFile(join(__dirname, 'prd-101.yaml'), 'utf8');
  await writeFile(join(documents, `${NAME}.yaml`), change(prd));
  const environment = world.environment({ DOCUMENTS: documents, ACTIONS: actions, SEND_LEASE_SECONDS: '10' });
  const service = await spawnService(join(__dirname, 'release.ts'), environment);
  services.push(service);
  return service;
}

const rowsOf = (table: string, { signal_id }: SignalSnapshot) =>
  world.rows(`select * from ${table} where signal_id = $1`, signal_id);
const runIs = (signal: SignalSnapshot, state: string) =>
  waitUntil(async () => (await rowsOf('workflow_runs', signal)).some((run) => run.state === state));
const deliveriesAre = (signal: SignalSnapshot, state: string) =>
  waitUntil(
    async () => {
      const all = await rowsOf('deliveries', signal);
      return all.filter((one) => one.audience !== 'staff' && one.state === state).length === 2;
    },
    { timeout: 120_000 },
  );

it('goes on with the document that a run began with, after the process that began it was replaced', async () => {
  const ringing = (prd: string) => `${prd.trimEnd()}\n\n  - id: ring\n    action: ring_bell\n`;
  const before = await release('before', ringing, join(__dirname, 'before/actions'));
  const [holding, sleeping, sending] = [
    await world.tenant(),
    await world.tenant({ working_hours: never() }),
    await world.tenant(),
  ];

  const held = holding.snapshot({ hold_until: new Date(Date.now() + 3_600_000).toISOString() });
  await holding.opened(held);
  await runIs(held, 'held');
  const waiting = sleeping.snapshot({ severity: 'low' });
  await sleeping.opened(waiting);
  await deliveriesAre(waiting, 'pending');
  const posted = sending.snapshot();
  world.slack.next('chat.postMessage', sending.slack_token, 'hold');
  await sending.opened(posted);
  await waitUntil(() => world.slack.of(sending.slack_token, 'chat.postMessage').length === 1);
  // A process that is killed between an email and its record sends it again: only the message on Slack is under way.
  await waitUntil(async () =>
    (await rowsOf('deliveries', posted)).some(({ channel, state }) => channel === 'email' && state === 'sent'),
  );

  const second = (prd: string) =>
    prd.replace('version: 1.0', 'version: 2.0').replace(/title: "[^"]*"/, 'title: "Of release 2"');
  await release('after', second);
  await before.kill();
  await world.rows('update workflow_runs set hold_until = now() where signal_id = $1', held.signal_id);
  await sleeping.updated({ ...waiting, severity: 'critical' });
  const all = [
    [holding, held],
    [sleeping, waiting],
    [sending, posted],
  ] as const;
  for (const [tenant, signal] of all) {
    await deliveriesAre(signal, 'sent');
    expect(await rowsOf('workflow_runs', signal)).toMatchObject([{ workflow_version: '1.0' }]);
    expect(world.slack.in(tenant.slack_token)).toHaveLength(1);
    expect(world.email.to(tenant.contact)).toHaveLength(1);
    const tasks = await world.rows('select title from tasks where tenant_id = $1', tenant.id);
    expect(tasks).toEqual([{ title: 'Integration disconnected: salesforce for TechCorp' }]);
  }

  const tasks = await world.rows<{ title: string }>('select title from tasks where tenant_id = $1', PLATFORM_TENANT);
  expect(tasks).toHaveLength(1);
  expect(tasks[0]!.title).toContain(`workflow ${NAME} 1.0, step ring cannot go on`);
  expect(tasks[0]!.title).toContain('ring_bell is not known');
  await waitUntil(() => world.email.to(STAFF).length > 0);
  expect(world.email.to(STAFF)).toHaveLength(1);

  const next = sending.snapshot();
  await sending.opened(next);
  await runIs(next, 'done');
  expect(await rowsOf('workflow_runs', next)).toMatchObject([{ workflow_version: '2.0' }]);
  expect(await rowsOf('tasks', next)).toMatchObject([{ title: 'Of release 2' }]);
});

/** Working hours on a day that is neither today nor one beside it, in any zone. */
function never() {
  const today = new Date().getUTCDay();
  return { ...hours, days: [((today + 2) % 7) + 1] };
}
