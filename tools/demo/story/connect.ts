import { consent } from '../../actors/consent.ts';
import { expect, waitFor } from '../../actors/wait-for.ts';
import type { Step } from '../story.ts';
import type { Storyline, World } from '../world.ts';
import { type Row, verified } from './shared.ts';

type Pick = (world: World) => Storyline;

export const customerArrives: Step<World> = {
  name: 'customer',
  title: 'The tenant admin enters a customer with its CSM and technical contact',
  cause: async (world) => {
    const { customer_id, ...customer } = world.customer;
    await world.api('integrations', `/customers/${customer_id}`, 'PUT', customer);
  },
  see: async (world) => {
    const customer = await world.api<Row>('integrations', `/customers/${world.customer.customer_id}`);
    expect(customer.name === world.customer.name, 'the customer has its name');
    return {
      detail: `${world.customer.name}, ARR $${world.customer.arr.toLocaleString('en-US')}, CSM ${world.csm.name}`,
    };
  },
};

export const integrationCreated = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The admin creates an integration for it over HTTP',
  cause: async (world) => {
    const line = pick(world);
    const created = await world.api<{ integration_id: string }>('integrations', '/integrations', 'POST', {
      connection_code: line.connection,
      name: line.integrationName,
      customer_id: world.customer.customer_id,
      is_critical: true,
    });
    line.integrationId = created.integration_id;
  },
  see: async (world) => {
    const line = pick(world);
    const integration = await world.api<Row>('integrations', `/integrations/${line.integrationId}`);
    expect(
      integration.status === 'pending_configuration',
      `its status is pending_configuration, not ${String(integration.status)}`,
    );
    return { detail: `${line.integrationName} (${line.connection}), pending_configuration` };
  },
});

export const connected = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The admin connects it: OAuth 2.0 authorization code with PKCE at the provider',
  cause: async (world) => {
    const line = pick(world);
    const session = await world.api<{ url: string }>(
      'integrations',
      `/integrations/${line.integrationId}/connect-sessions`,
      'POST',
      {},
    );
    line.grantId = await consent(world.outside, line.connection, 'techcorp', session.url);
  },
  see: async (world) => {
    const line = pick(world);
    const health = await verified(world, line);
    return { detail: `${line.connectionName} granted access; a probe found it ${String(health.status)}` };
  },
});

const execution = (world: World, type: string) =>
  waitFor(`${type} for the command`, world.patienceMs, () =>
    world.platform.find(type, (event) => event.correlationid === world.lastCorrelation),
  );

const requestSync = async (world: World): Promise<void> => {
  world.lastCorrelation = await world.platform.requestExecution({
    integration_id: world.salesforce.integrationId,
    capability_code: 'SYNC_CONTACTS',
    parameters: {},
  });
};

export const executed: Step<World> = {
  name: 'execution',
  title: 'A platform service requests SYNC_CONTACTS under its own identity',
  cause: requestSync,
  see: async (world) => {
    const event = await execution(world, 'execution_succeeded');
    const { output } = event.data as { output: { rows: number; run_id: string } };
    expect(output.rows > 0, 'contacts were read');
    const batch = await waitFor('the contacts themselves', world.patienceMs, () =>
      world.platform.find('records_synced', ({ data }) => (data as { run_id: string }).run_id === output.run_id),
    );
    const calls = await world.outside.calls('salesforce', world.since);
    expect(
      calls.some((call) => call.path.includes('/query') && call.status === 200),
      'the provider saw the call',
    );
    const { records } = batch.data as { records: unknown[] };
    return {
      detail: `execution_succeeded: ${output.rows} contacts read, ${records.length} in the first records_synced`,
    };
  },
};

export const revoked = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The grant is revoked at the provider',
  cause: async (world) => {
    const line = pick(world);
    line.brokenAt = Date.now();
    await world.outside.revoke(line.connection, line.grantId);
  },
  see: async (world) => {
    const line = pick(world);
    expect(line.grantId !== '', 'there was a grant');
    const left = await world.outside.grants(line.connection, 'techcorp');
    expect(!left.some((grant) => grant.grant_id === line.grantId), 'the grant is gone');
    return { detail: `${line.connectionName} no longer knows the grant` };
  },
});

export const executionRefused = (name: string): Step<World> => ({
  name,
  title: 'The next execution meets the 401',
  cause: async (world) => {
    world.salesforce.brokenAt = Date.now();
    await requestSync(world);
  },
  see: async (world) => {
    const event = await execution(world, 'execution_failed');
    const { error } = event.data as { error: { code: string; message: string } };
    const refused = (await world.outside.calls('salesforce', world.salesforce.brokenAt)).find(
      (call) => call.status === 401,
    );
    expect(refused, 'the provider answered 401');
    world.salesforce.brokenAt = refused.time;
    return { detail: `execution_failed: ${error.message} (${error.code})` };
  },
});
