import { randomUUID } from 'node:crypto';
import { consent } from '../actors/consent.ts';
import { waitFor } from '../actors/wait-for.ts';
import { World } from '../demo/world.ts';
import { startOwnSystem, type Run } from '../start/own-system.mjs';
import { Figures } from './figures.ts';
import { detectionFloors, type Outcome } from './floors.ts';

const ROUNDS = 100;
const WARM_UP = 10;

interface Round {
  integrationId: string;
  grantId: string;
  customerName: string;
}

/**
 * The time from the provider's 401 on an execution to the call at Slack's API. Each round has a CSM of its own, and an
 * integration that was connected one round before: the sandbox's accounts are few, and a break has all healthy
 * integrations of its account probed at once.
 */
export async function detection(say: (line: string) => void): Promise<Outcome> {
  const system = await startOwnSystem();
  try {
    return await measure(system.run(), say);
  } finally {
    await system.stop();
  }
}

async function measure(run: Run, say: (line: string) => void): Promise<Outcome> {
  const world = await World.open(run);
  const total = new Figures('401 at the provider → chat.postMessage at Slack');
  const hops = [
    '401 → refresh refused',
    'refused → event on the bus',
    'event → risk signal on the bus',
    'signal → call at Slack',
  ].map((name) => new Figures(`  ${name}`));
  let next = await prepare(world, 0);
  for (let i = 0; i < WARM_UP + ROUNDS; i += 1) {
    const round = next;
    next = await prepare(world, i + 1);
    const times = await breakOne(world, round);
    if (i < WARM_UP) continue;
    total.add(times.at(-1)! - times[0]!);
    hops.forEach((hop, h) => hop.add(times[h + 1]! - times[h]!));
    if ((i - WARM_UP + 1) % 20 === 0) say(`${i - WARM_UP + 1} of ${ROUNDS} rounds`);
  }
  await world.close();
  const all = [total, ...hops];
  return {
    lines: all.map(String),
    figures: Object.fromEntries(all.map((one) => [one.name.trim(), one])),
    floors: detectionFloors({ p50: total.at(50), p99: total.at(99) }),
  };
}

async function prepare(world: World, i: number): Promise<Round> {
  const name = `Bench ${i} ${randomUUID().slice(0, 8)}`;
  const csm = await world.outside.addSlackUser(
    world.tenant.slack.team_id,
    `CSM ${i}`,
    `csm-${randomUUID()}@bench.example`,
  );
  const customerId = randomUUID();
  const contact = { name: 'Bob', email: `bob-${customerId}@bench.example` };
  const customer = {
    name,
    arr: 50_000,
    csm: { name: csm.name, email: csm.email },
    technical_contact: contact,
    time_zone: 'UTC',
  };
  await world.api('integrations', `/customers/${customerId}`, 'PUT', customer);
  const body = { connection_code: 'salesforce', name: `CRM of ${name}`, customer_id: customerId, is_critical: true };
  const { integration_id } = await world.api<{ integration_id: string }>('integrations', '/integrations', 'POST', body);
  const { url } = await world.api<{ url: string }>(
    'integrations',
    `/integrations/${integration_id}/connect-sessions`,
    'POST',
    {},
  );
  const grantId = await consent(world.outside, 'salesforce', 'techcorp', url);
  // One good call, so that the executor holds the material as it does in daily life.
  const correlation = await execute(world, integration_id);
  await waitFor('a first execution', 60_000, () =>
    world.platform.find('execution_succeeded', (event) => event.correlationid === correlation),
  );
  return { integrationId: integration_id, grantId, customerName: name };
}

const execute = (world: World, integrationId: string): Promise<string> =>
  world.platform.requestExecution({ integration_id: integrationId, capability_code: 'SYNC_CONTACTS', parameters: {} });

/** @returns the five moments of a round, in epoch milliseconds. */
async function breakOne(world: World, round: Round): Promise<number[]> {
  await world.outside.revoke('salesforce', round.grantId);
  const since = Date.now() - 1;
  await execute(world, round.integrationId);
  const message = await waitFor('the Slack message', 60_000, async () =>
    (await world.outside.slackMessages(since)).find((one) => JSON.stringify(one.blocks).includes(round.customerName)),
  );
  const calls = await world.outside.calls('salesforce', since);
  const refused = calls.find((call) => call.status === 401 && call.path.includes('/query'))!;
  const token = calls.find((call) => call.path.includes('/token'))!;
  const heard = (type: string): number =>
    world.platform.heard.find(
      (event) =>
        event.type === type && event.heard_at >= since && JSON.stringify(event.data).includes(round.integrationId),
    )!.heard_at;
  return [
    refused.time + refused.ms,
    token.time + token.ms,
    heard('refresh_refused'),
    heard('risk_signal_opened'),
    message.received_at,
  ];
}
