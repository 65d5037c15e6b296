import { randomUUID } from 'node:crypto';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
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
let consent: typeof import('../../actors/consent.ts').consent;
let waitFor: typeof import('../../actors/wait-for.ts').waitFor;
beforeAll(async () => {
  const { startOwnSystem } = await import('../own-system.mjs');
  const { World } = await import('../../demo/world.ts');
  ({ consent } = await import('../../actors/consent.ts'));
  ({ waitFor } = await import('../../actors/wait-for.ts'));
  system = await startOwnSystem();
  world = await World.open(system.run());
  const { integration_id, grant_id } = await connectSalesforce(world.salesforce.integrationName, world.customer);
  world.salesforce.integrationId = integration_id;
  world.salesforce.grantId = grant_id;
});
afterAll(async () => {
  await world?.close();
  await system?.stop();
});

/** An integration of this customer, with a consent of its own. */
async function connectSalesforce(name: string, { customer_id, ...customer }: World['customer']) {
  await world.api('integrations', `/customers/${customer_id}`, 'PUT', customer);
  const body = { connection_code: 'salesforce', name, customer_id, is_critical: true };
  const { integration_id } = await world.api<{ integration_id: string }>('integrations', '/integrations', 'POST', body);
  const path = `/integrations/${integration_id}/connect-sessions`;
  const { url } = await world.api<{ url: string }>('integrations', path, 'POST', {});
  return { integration_id, grant_id: await consent(world.outside, 'salesforce', 'techcorp', url) };
}

const pidOf = (name: string): number => {
  const { servers, services } = system.run();
  return (servers as Record<string, { pid: number | null }>)[name]?.pid ?? services[name]!.pid;
};

/** Asks until the command is stored, with the same key, as a service does that got no answer. */
async function order(key: string, integration_id = world.salesforce.integrationId): Promise<void> {
  const request = {
    integration_id,
    capability_code: 'SYNC_CONTACTS',
    parameters: {},
    idempotency_key: key,
  };
  await waitFor(`the command ${key} taken`, PATIENCE_MS, () => world.platform.requestExecution(request, ANSWER_MS));
}

/** The statuses of the executions of a command, of which there must be one. */
async function statusesOf(key: string, integration_id = world.salesforce.integrationId): Promise<string[]> {
  const path = `/executions?integration_id=${integration_id}&idempotency_key=${key}`;
  const { items } = await world.api<{ items: { status: string }[] }>('gateway-executor', path);
  return items.map((item) => item.status);
}

it.each(victims)('loses no command and needs no hand when %s is killed', async (victim) => {
  const run = randomUUID();
  const keys = Array.from({ length: 2 * COMMANDS }, (_, i) => `${victim}-${run}-${i}`);
  await Promise.all(keys.slice(0, COMMANDS).map((key) => order(key)));
  const pid = pidOf(victim);
  process.kill(pid, 'SIGKILL');
  await Promise.all(keys.slice(COMMANDS).map((key) => order(key)));
  await waitFor(`${victim} started again`, PATIENCE_MS, () => pidOf(victim) !== pid);
  for (const key of keys)
    await waitFor(`the command ${key} succeeded`, PATIENCE_MS, async () => (await statusesOf(key))[0] === 'succeeded');
  for (const key of keys) expect(await statusesOf(key)).toEqual(['succeeded']);
});

/** Slack messages that name a customer. */
const alertsOf = async ({ name }: World['customer'], since: number) =>
  (await world.outside.slackMessages(since)).filter((one) => JSON.stringify(one.blocks).includes(name));

it('tells people once although the notifier is killed while it tells them', async () => {
  const since = Date.now() - 1;
  await world.outside.revoke('salesforce', world.salesforce.grantId);
  await order(`refused-${randomUUID()}`);
  await waitFor('the risk signal', PATIENCE_MS, () =>
    world.platform.find('risk_signal_opened', (event) => event.heard_at >= since),
  );
  process.kill(pidOf('notifier'), 'SIGKILL');

  const alerts = () => alertsOf(world.customer, since);
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

async function asProvisioner<T>(work: (manager: JetStreamManager) => Promise<T>): Promise<T> {
  const { url: servers, user, password: pass } = system.run().nats.provisioner;
  const connection = await connect({ servers, user, pass, inboxPrefix: `_INBOX_${user}` });
  return work(await jetstreamManager(connection)).finally(() => connection.close());
}

it('tells the CSM of a broken connection while successes fill their stream', async () => {
  const customer = { ...world.customer, customer_id: randomUUID(), name: `Overflow ${randomUUID().slice(0, 4)}` };
  const { integration_id, grant_id } = await connectSalesforce('Contacts of the overflow', customer);
  const outcomes = () => asProvisioner(({ streams }) => streams.info('OUTCOMES'));
  const give = (max_bytes: number) => asProvisioner(({ streams }) => streams.update('OUTCOMES', { max_bytes }));
  const succeed = async () => {
    const key = `success-${randomUUID()}`;
    await order(key, integration_id);
    const statuses = () => statusesOf(key, integration_id);
    await waitFor('the command succeeded', PATIENCE_MS, async () => (await statuses()).includes('succeeded'));
  };
  await succeed();
  const { state, config } = await waitFor('a success in the stream', PATIENCE_MS, async () => {
    const stream = await outcomes();
    return stream.state.bytes > 0 && stream;
  });
  await give(state.bytes + 1);
  const { messages } = (await outcomes()).state;
  await succeed();
  const since = Date.now() - 1;
  await world.outside.revoke('salesforce', grant_id);
  await order(`refused-${randomUUID()}`, integration_id);
  await waitFor('the Slack message', PATIENCE_MS, async () => (await alertsOf(customer, since)).length > 0);
  expect((await outcomes()).state.messages).toBe(messages);
  const ready = async () => (await fetch(`${system.run().services['gateway-executor']!.url}/health/ready`)).text();
  await waitFor('the full stream shown', PATIENCE_MS, async () => (await ready()).includes('the stream OUTCOMES is'));
  await give(config.max_bytes);
  await waitFor('the success published', PATIENCE_MS, async () => (await outcomes()).state.messages > messages);
});
