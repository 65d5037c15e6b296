import { randomUUID } from 'node:crypto';
import { consent } from '../../actors/consent.ts';
import { waitFor } from '../../actors/wait-for.ts';
import type { HeardEvent } from '../../actors/platform.ts';
import type { World } from '../../demo/world.ts';

/** As many as Slack lets an app ask about at once. Each is told seldom enough, and is known before the first round. */
const CSMS = 20;

export interface Csm {
  name: string;
  email: string;
}

/** People of the world's workspace, who are told of each problem by itself, however many there are within minutes. */
export async function addCsms(world: World): Promise<Csm[]> {
  const { outside, tenant } = world;
  const { version: _, ...settings } = await world.api<{ version: number }>('integrations', '/tenant/settings', 'GET');
  const digest = { messages: 1_000, minutes: 1 };
  await world.api('integrations', '/tenant/settings', 'PUT', { ...settings, digest });
  const all: Csm[] = [];
  for (let i = 0; i < CSMS; i += 1)
    all.push(await outside.addSlackUser(tenant.slack.team_id, `CSM ${i}`, `csm-${randomUUID()}@bench.example`));
  return all;
}

/** An integration that works, of a customer of its own. */
export interface Round {
  integrationId: string;
  grantId: string;
  customerName: string;
  /** From the commit of the credentials until the first check was recorded, as both events were heard. */
  first_check_ms: number;
}

export async function prepare(world: World, csms: Csm[], i: number): Promise<Round> {
  const name = `Bench ${i} ${randomUUID().slice(0, 8)}`;
  const csm = csms[i % csms.length]!;
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
  const first_check_ms = await firstCheck(world, integration_id);
  // One good call, so that the executor holds the material as it does in daily life.
  const correlation = await execute(world, integration_id);
  await waitFor('a first execution', 60_000, () =>
    world.platform.find('execution_succeeded', (event) => event.correlationid === correlation),
  );
  return { integrationId: integration_id, grantId, customerName: name, first_check_ms };
}

async function firstCheck({ platform }: World, integrationId: string): Promise<number> {
  const heard = (type: string) => (): number | undefined =>
    platform.heard.find(({ type: of, subject }) => of === type && subject === integrationId)?.heard_at;
  const connected = await waitFor('the new credentials', 60_000, heard('integration_credentials_changed'));
  return (await waitFor('the first check', 60_000, heard('integration_first_checked'))) - connected;
}

const execute = (world: World, integrationId: string): Promise<string> =>
  world.platform.requestExecution({ integration_id: integrationId, capability_code: 'SYNC_CONTACTS', parameters: {} });

/**
 * @returns the five moments of a round, in epoch milliseconds; nothing where a probe found out before the execution,
 * because the integration of the round before had broken at the same account.
 */
export async function breakOne(world: World, round: Round): Promise<number[] | undefined> {
  await world.outside.revoke('salesforce', round.grantId);
  const since = Date.now() - 1;
  await execute(world, round.integrationId);
  await waitFor('the alert', 60_000, () => alertOf(world, round.integrationId, since));
  const messages = await world.outside.slackMessages(since);
  const message = messages.find((one) => JSON.stringify(one.blocks).includes(round.customerName))!;
  const calls = await world.outside.calls('salesforce', since);
  const refused = calls.find((call) => call.status === 401 && call.path.includes('/query'));
  const token = calls.find((call) => call.path.includes('/token'));
  // What the stand-in does with the call before it has the message is not our time.
  const told = (await world.outside.calls('slack', since)).findLast(
    ({ path, time }) => path.includes('chat.postMessage') && time <= message.received_at,
  );
  if (!refused || !token || !told) return undefined;
  const heard = (type: string): number => about(world, round.integrationId, type, since)!.heard_at;
  return [
    refused.time + refused.ms,
    token.time + token.ms,
    heard('refresh_refused'),
    heard('risk_signal_opened'),
    told.time,
  ];
}

/** Nobody asks the sandbox meanwhile: the answers would take the processor from the services. */
function alertOf(world: World, integrationId: string, since: number): HeardEvent | undefined {
  const opened = about(world, integrationId, 'risk_signal_opened', since);
  return (
    opened &&
    world.platform.find(
      'alert_delivered',
      ({ data }) => data.signal_id === opened.data.signal_id && data.channel === 'slack',
    )
  );
}

const about = ({ platform }: World, integrationId: string, type: string, since: number): HeardEvent | undefined =>
  platform.heard.findLast(
    (event) => event.type === type && event.heard_at >= since && JSON.stringify(event.data).includes(integrationId),
  );
