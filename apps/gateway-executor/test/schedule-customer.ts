import { type EventContract, integrationUpdated } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { jetstream } from '@nats-io/jetstream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ScheduleView } from '../src/schedules/schedule.dto';
import { contactsOf } from './start-provider';
import type { World } from './start-world';

export const daily = { kind: 'cron', cron: '0 6 * * *' };
export const hourly = { kind: 'every', every_seconds: 3_600 };
export const byWebhook = { kind: 'webhook', every_seconds: 86_400, quiet_seconds: 1 };

/** Publishes an event of the integrations service. */
export async function tell(world: World, tenantid: string, contract: EventContract, data: object): Promise<void> {
  const envelope = envelopeOf(contract, data, { tenantid });
  await jetstream(world.leases.connection).publish(contract.subject, JSON.stringify(envelope), { msgID: envelope.id });
}

/** A tenant with an integration that has contacts at its provider. */
export function customerOf(world: World, app: NestFastifyApplication) {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.provider.on(token, () => contactsOf(1));
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    payload?: object,
    role = 'tenant_admin',
  ) => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role], subject: 'anna' })}`;
    const response = await app.inject({ method, url: `/schedules${path}`, headers: { authorization }, payload });
    return {
      status: response.statusCode,
      body: (response.body ? response.json() : {}) as ScheduleView & {
        items: ScheduleView[];
        detail?: string;
        next_cursor?: string;
      },
    };
  };
  const create = async (timing: object) =>
    (await call('POST', '', { integration_id, capability_code: 'SYNC_CONTACTS', ...timing })).body;
  const get = async (id: string) => (await call('GET', `/${id}`)).body;
  const isDue = (id: string, seconds = 0) =>
    world.sql(
      `update schedules set next_at = clock_timestamp() - make_interval(secs => ${seconds}) where schedule_id = '${id}'`,
    );
  const executions = () =>
    world.sql<{ execution_id: string; status: string; idempotency_key: string }>(
      `select execution_id, status, idempotency_key from executions where tenant_id = '${tenant}' order by created_at`,
    );
  const ended = (id: string) =>
    waitUntil(async () => {
      const { last_run } = await get(id);
      return last_run?.status === 'succeeded' || last_run?.status === 'failed' ? last_run : undefined;
    });
  const integrationIs = (status: string, version: number) =>
    tell(world, tenant, integrationUpdated, {
      integration_id,
      connection_code: 'salesforce',
      name: 'CRM',
      status,
      is_critical: false,
      credential_version: 3,
      created_at: new Date().toISOString(),
      version,
    });
  return { tenant, integration_id, token, leaseOf, call, create, get, isDue, executions, ended, integrationIs };
}
