import { randomUUID } from 'node:crypto';
import {
  accessRequested,
  type EventContract,
  firstCheckMessageRequested,
  PLATFORM_TENANT,
  staffSignalOpened,
  tenantSettingsChanged,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { CuttableNotifier } from './cuttable-notifier';

const world = new CuttableNotifier();
beforeAll(() => world.start());
afterAll(() => world.stop());

const say = (contract: EventContract, tenantid: string, subject: string, data: object) =>
  world.publish(contract, envelopeOf(contract, data, { tenantid, subject }));

/** A message to one person that is no delivery: whom it tells, what makes it due, and how often it was tried once it is sent. */
interface Sent {
  to: string;
  make: () => Promise<unknown>;
  attempts: string;
  of: string;
}

const messages: Record<string, () => Promise<Sent>> = {
  'daily summary': async () => {
    const tenant = await world.tenant({ slack_integration_id: undefined });
    const told = tenant.snapshot({ opened_at: new Date(Date.now() - 3_600_000).toISOString() });
    await tenant.opened(told);
    await waitUntil(
      async () =>
        (await world.rows(`select 1 from deliveries where signal_id = $1 and state = 'sent'`, told.signal_id))[0],
    );
    const to = `anna-${tenant.id}@acme.example`;
    const working_hours = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
    const daily_summary = { csms: false, admins: [to] };
    return {
      to,
      make: () => tenant.settle({ slack_integration_id: undefined, working_hours, daily_summary, version: 2 }),
      attempts: `select attempts from daily_summaries where tenant_id = $1 and state = 'sent'`,
      of: tenant.id,
    };
  },
  'message to staff': async () => {
    const [to, of] = ['staff@linesman.example', randomUUID()];
    await say(tenantSettingsChanged, PLATFORM_TENANT, PLATFORM_TENANT, {
      ...{ product_name: 'Linesman', mail_from: 'care@linesman.example', enabled_providers: [], version: 1 },
      working_hours: { start_hour: 9, end_hour: 17, days: [1] },
      staff_alerts: { email: to },
    });
    const signal = { staff_signal_id: of, kind: 'probes_late', about: '', title: 'Probes are late', reason: 'Late.' };
    const rest = { severity: 'critical', runbook: 'LinesmanProbesLate', since: new Date().toISOString() };
    return {
      to,
      make: () => say(staffSignalOpened, PLATFORM_TENANT, of, { ...signal, ...rest }),
      attempts: `select attempts from staff_messages where staff_signal_id = $1 and state = 'sent'`,
      of,
    };
  },
  'access request': async () => {
    const [tenant, of] = [await world.tenant(), randomUUID()];
    const to = `anna-${tenant.id}@acme.example`;
    const asked = { action: 'connect', provider: 'dropbox', provider_name: 'Dropbox', url: 'http://localhost:9999/' };
    const people = { requested_by: { subject: 'mia', name: 'Mia' }, admins: [{ name: 'Anna', email: to }] };
    return {
      to,
      make: () => say(accessRequested, tenant.id, of, { request_id: of, ...asked, ...people }),
      attempts: `select attempts from access_request_emails where request_id = $1 and state = 'sent'`,
      of,
    };
  },
  'first check': async () => {
    const [tenant, of] = [await world.tenant({ slack_integration_id: undefined }), randomUUID()];
    const to = `anna-${tenant.id}@acme.example`;
    const checked = {
      integration_id: of,
      integration_name: 'Payments',
      provider_name: 'Stripe',
      url: 'http://x.example',
    };
    const rest = { checked_at: new Date().toISOString(), added_by: { name: 'Anna', email: to } };
    return {
      to,
      make: () => say(firstCheckMessageRequested, tenant.id, of, { ...checked, ...rest }),
      attempts: `select attempts from first_check_messages where integration_id = $1 and state = 'sent'`,
      of,
    };
  },
  'notice of a disabled event endpoint': async () => {
    const tenant = await world.tenant();
    const [to, path] = [`ops-${tenant.id}@acme.example`, `/gone-${tenant.id}`];
    world.webhooks.answers.set(path, [410]);
    await world.hearAt(tenant, path, to);
    return {
      to,
      make: () => tenant.opened(tenant.snapshot()),
      attempts: `select notice_attempts as attempts from event_endpoints
        where tenant_id = $1 and state = 'disabled' and notice_due_at is null`,
      of: tenant.id,
    };
  },
};

it.each(Object.keys(messages))('sends one %s where PostgreSQL was away when it had been sent', async (name) => {
  const { to, make, attempts, of } = await messages[name]!();
  world.cutAt(world.email, to);
  await make();
  await waitUntil(() => world.email.to(to).length === 1, { timeout: 60_000 });
  world.way.restore();
  const settled = await waitUntil(
    async () => {
      const found = await world.rows(attempts, of);
      return found.length > 0 && found;
    },
    { timeout: 180_000 },
  );
  expect(settled).toEqual([{ attempts: 1 }]);
  expect(world.email.to(to)).toHaveLength(1);
});
