import { randomUUID } from 'node:crypto';
import type { World } from '../../demo/world.ts';
import type { OwnSystem } from '../own-system.mjs';

/** Everything is killed once, with SIGKILL, while commands arrive; the launcher starts it again on the same data. */
const victims = ['nats', 'redis', 'postgres', 'gateway-executor', 'integrations', 'status-monitor', 'notifier'];
const COMMANDS = 20;
const PATIENCE_MS = 300_000;
/** A server that was killed answers nothing; the command is published again. */
const ANSWER_MS = 5_000;

let system: OwnSystem;
let world: World;
let waitFor: typeof import('../../actors/wait-for.ts').waitFor;
beforeAll(async () => {
  const { startOwnSystem } = await import('../own-system.mjs');
  const { World } = await import('../../demo/world.ts');
  const { consent } = await import('../../actors/consent.ts');
  ({ waitFor } = await import('../../actors/wait-for.ts'));
  system = await startOwnSystem();
  world = await World.open(system.run());
  const { customer_id, ...customer } = world.customer;
  await world.api('integrations', `/customers/${customer_id}`, 'PUT', customer);
  const body = {
    connection_code: 'salesforce',
    name: world.salesforce.integrationName,
    customer_id,
    is_critical: true,
  };
  const created = await world.api<{ integration_id: string }>('integrations', '/integrations', 'POST', body);
  world.salesforce.integrationId = created.integration_id;
  const { url } = await world.api<{ url: string }>(
    'integrations',
    `/integrations/${created.integration_id}/connect-sessions`,
    'POST',
    {},
  );
  world.salesforce.grantId = await consent(world.outside, 'salesforce', 'techcorp', url);
});
afterAll(async () => {
  await world?.close();
  await system?.stop();
});

const pidOf = (name: string): number => {
  const { servers, services } = system.run();
  return (servers as Record<string, { pid: number | null }>)[name]?.pid ?? services[name]!.pid;
};

/** Asks until the command is stored, with the same key, as a service does that got no answer. */
async function order(key: string): Promise<void> {
  const request = {
    integration_id: world.salesforce.integrationId,
    capability_code: 'SYNC_CONTACTS',
    parameters: {},
    idempotency_key: key,
  };
  await waitFor(`the command ${key} taken`, PATIENCE_MS, () => world.platform.requestExecution(request, ANSWER_MS));
}

/** The statuses of the executions of a command, of which there must be one. */
async function statusesOf(key: string): Promise<string[]> {
  const path = `/executions?integration_id=${world.salesforce.integrationId}&idempotency_key=${key}`;
  const { items } = await world.api<{ items: { status: string }[] }>('gateway-executor', path);
  return items.map((item) => item.status);
}

it.each(victims)('loses no command and needs no hand when %s is killed', async (victim) => {
  const run = randomUUID();
  const keys = Array.from({ length: 2 * COMMANDS }, (_, i) => `${victim}-${run}-${i}`);
  await Promise.all(keys.slice(0, COMMANDS).map(order));
  const pid = pidOf(victim);
  process.kill(pid, 'SIGKILL');
  await Promise.all(keys.slice(COMMANDS).map(order));
  await waitFor(`${victim} started again`, PATIENCE_MS, () => pidOf(victim) !== pid);
  for (const key of keys)
    await waitFor(`the command ${key} succeeded`, PATIENCE_MS, async () => (await statusesOf(key))[0] === 'succeeded');
  for (const key of keys) expect(await statusesOf(key)).toEqual(['succeeded']);
});

it('tells people once although the notifier is killed while it tells them', async () => {
  const since = Date.now() - 1;
  await world.outside.revoke('salesforce', world.salesforce.grantId);
  await order(`refused-${randomUUID()}`);
  await waitFor('the risk signal', PATIENCE_MS, () =>
    world.platform.find('risk_signal_opened', (event) => event.heard_at >= since),
  );
  process.kill(pidOf('notifier'), 'SIGKILL');

  const alerts = () =>
    world.outside
      .slackMessages(since)
      .then((all) => all.filter((one) => JSON.stringify(one.blocks).includes(world.customer.name)));
  await waitFor('the Slack message', PATIENCE_MS, async () => (await alerts()).length > 0);
  const mails = await waitFor('the mail', PATIENCE_MS, async () => {
    const there = await world.outside.emails(world.contactEmail);
    return there.length > 0 && there;
  });
  const deliveries = await waitFor('both deliveries settled', PATIENCE_MS, async () => {
    const signal = world.platform.find('risk_signal_opened', (event) => event.heard_at >= since)!;
    const { items } = await world.api<{ items: { state: string; duplicates: number; channel: string }[] }>(
      'notifier',
      `/deliveries?signal_id=${signal.subject}`,
    );
    return items.length >= 2 && items.every((item) => item.state === 'sent') && items;
  });
  // Slack and email are at-least-once: a kill doubles one message at most.
  const extra = (await alerts()).length - 1 + (mails.length - 1);
  expect(extra).toBeLessThanOrEqual(1);
  expect(deliveries.reduce((sum, item) => sum + item.duplicates, 0)).toBeGreaterThanOrEqual(extra);
});
