import { findSlackChannel, type FindSlackChannelRequest, PLATFORM_TENANT } from '@linesman/contracts';
import { rpcStub, waitUntil } from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

/** What the notifier was asked about channels. It finds one by name. */
const asked: FindSlackChannelRequest[] = [];
let notifier: NatsConnection;
beforeAll(async () => {
  notifier = await connect(world.servers.nats.user('notifier-rpc'));
  await rpcStub(notifier, findSlackChannel, (request) => {
    asked.push(request);
    return request.channel === '#alerts'
      ? { channel_id: 'C0ALERTS', name: 'alerts' }
      : { refusal: 'is archived: choose another' };
  });
});
afterAll(() => notifier.close());

it('answers with defaults before settings are stored, and stores them', async () => {
  const tenant = newTenant();
  expect((await world.ask(tenant, 'GET', '/tenant/settings', undefined, 'member')).body).toEqual({
    enabled_providers: ['dropbox', 'basecamp'],
    working_hours: { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] },
    page_origins: [],
    version: 0,
  });
  const wanted = { product_name: 'Acme', mail_from: 'care@acme.example' };
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', wanted)).body).toMatchObject({ ...wanted, version: 1 });
  const wrong = { ...wanted, slack_integration_id: newTenant() };
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', wrong)).body).toMatchObject({
    errors: [{ field: 'slack_integration_id' }],
  });
  const slack = async (owner: object) => {
    const body = { connection_code: 'slack', name: 'Slack', ...owner };
    return (await world.ask(tenant, 'POST', '/integrations', body)).body.integration_id as string;
  };
  const customer_id = newTenant();
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  for (const owner of [{ customer_id }, { user_id: 'mia' }]) {
    const of_others = { ...wanted, slack_integration_id: await slack(owner) };
    expect(await world.ask(tenant, 'PUT', '/tenant/settings', of_others)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'slack_integration_id' }] },
    });
  }
  const slack_integration_id = await slack({});
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, slack_integration_id })).body).toMatchObject({
    slack_integration_id,
    version: 2,
  });
  const page_origins = ['https://app.acme.example', 'http://localhost:3000'];
  const kept = await world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, page_origins });
  expect(kept.body).toMatchObject({ page_origins, version: 3 });
  for (const bad of ['https://app.acme.example/', 'http://app.acme.example', '*', 7]) {
    const refused = await world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, page_origins: [bad] });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'page_origins' }] } });
  }
  const many = Array.from({ length: 21 }, (_, n) => `https://app${n}.acme.example`);
  const refused = await world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, page_origins: many });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'page_origins' }] } });
  await waitUntil(() => world.eventsAbout(tenant, 'tenant_settings_changed').length === 3);
  expect(world.eventsAbout(tenant, 'tenant_settings_changed').at(-1)?.data).toMatchObject({ page_origins });
});

it('keeps the Slack channel of alerts by its id, asks Slack once, and says why one cannot be chosen', async () => {
  const tenant = newTenant();
  const base = { product_name: 'Acme', mail_from: 'care@acme.example' };
  const { body: created } = await world.ask(tenant, 'POST', '/integrations', {
    connection_code: 'slack',
    name: 'Slack',
  });
  const slack_integration_id = created.integration_id as string;
  const put = (body: object) => world.ask(tenant, 'PUT', '/tenant/settings', { ...base, ...body });
  const refused = (message: unknown) => ({ status: 400, body: { errors: [{ field: 'slack_channel_id', message }] } });
  expect(await put({ slack_channel_id: '#alerts' })).toMatchObject(
    refused(expect.stringContaining('Slack integration')),
  );
  expect(await put({ slack_integration_id, slack_channel_id: '#old' })).toMatchObject(
    refused('is archived: choose another'),
  );
  const chosen = { slack_integration_id, slack_channel_id: '#alerts' };
  const kept = { slack_channel_id: 'C0ALERTS', slack_channel_name: 'alerts' };
  expect((await put(chosen)).body).toMatchObject({ ...kept, version: 1 });
  const ofTenant = () => asked.filter(({ tenant_id }) => tenant_id === tenant).length;
  const before = ofTenant();
  for (const slack_channel_id of ['C0ALERTS', '#alerts'])
    expect((await put({ slack_integration_id, slack_channel_id, language: 'de' })).body).toMatchObject(kept);
  expect(ofTenant()).toBe(before);
  const none = (await put({ slack_integration_id })).body;
  for (const field of Object.keys(kept)) expect(none).not.toHaveProperty(field);
  await waitUntil(() => world.eventsAbout(tenant, 'tenant_settings_changed').length === 4);
  const published = world.eventsAbout(tenant, 'tenant_settings_changed').map(({ data }) => data);
  expect(published[1]).toMatchObject({ slack_channel_id: 'C0ALERTS' });
  expect(published[3]).not.toHaveProperty('slack_channel_id');
});

it('asks nothing of Slack for settings that somebody else has changed meanwhile', async () => {
  const tenant = newTenant();
  const slack = { connection_code: 'slack', name: 'Slack' };
  const { body: created } = await world.ask(tenant, 'POST', '/integrations', slack);
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['tenant_admin'], subject: 'anna' })}`;
  const answer = await world.app.inject({
    method: 'PUT',
    url: '/tenant/settings',
    headers: { authorization, 'if-match': '"7"' },
    payload: {
      product_name: 'Acme',
      mail_from: 'care@acme.example',
      slack_integration_id: created.integration_id,
      slack_channel_id: '#alerts',
    },
  });
  expect(answer.statusCode).toBe(412);
  expect(asked.filter(({ tenant_id }) => tenant_id === tenant)).toEqual([]);
});

it('keeps who gets a daily summary and the time zone, until they are left out', async () => {
  const tenant = newTenant();
  const wanted = { product_name: 'Acme', mail_from: 'care@acme.example' };
  const daily_summary = { csms: true, admins: ['anna@acme.example'] };
  const put = (body: object) => world.ask(tenant, 'PUT', '/tenant/settings', { ...wanted, ...body }, 'tenant_admin');
  const time_zone = 'Europe/Berlin';
  expect((await put({ daily_summary, time_zone })).body).toMatchObject({ daily_summary, time_zone });
  expect((await put({ daily_summary, time_zone: 'Mars/Olympus' })).status).toBe(400);
  expect((await put({ daily_summary: { ...daily_summary, time_zone } })).status).toBe(400);
  expect((await put({ daily_summary: { ...daily_summary, admins: ['anna'] } })).status).toBe(400);
  const { body } = await put({});
  for (const left of ['daily_summary', 'time_zone']) expect(body).not.toHaveProperty(left);
  const [first, second] = await waitUntil(() => {
    const events = world.eventsAbout(tenant, 'tenant_settings_changed');
    return events.length === 2 && events;
  });
  expect(first!.data).toMatchObject({ daily_summary, time_zone });
  for (const left of ['daily_summary', 'time_zone']) expect(second!.data).not.toHaveProperty(left);
});

it('keeps when people are reminded, and refuses what is no rule', async () => {
  const tenant = newTenant();
  const put = (reminders?: object) =>
    world.ask(tenant, 'PUT', '/tenant/settings', { product_name: 'Acme', mail_from: 'care@acme.example', reminders });
  const critical = { remind_after_hours: [2], daily: false, escalate_after_working_hours: 6 };
  expect((await put({ critical })).body).toMatchObject({ reminders: { critical } });
  for (const wrong of [
    { ...critical, remind_after_hours: [0] },
    { ...critical, daily: 'yes' },
    { remind_after_hours: [] },
  ])
    expect((await put({ critical: wrong })).status).toBe(400);
  expect((await put({ urgent: critical })).status).toBe(400);
  expect((await put()).body).not.toHaveProperty('reminders');
  await waitUntil(() => world.eventsAbout(tenant, 'tenant_settings_changed').length === 2);
  expect(world.eventsAbout(tenant, 'tenant_settings_changed')[0]?.data).toMatchObject({ reminders: { critical } });
});

it('keeps the severity policy, says what is wrong with one, and goes back to the default without it', async () => {
  const tenant = newTenant();
  const put = (severity_policy?: object[]) => {
    const body = { product_name: 'Acme', mail_from: 'care@acme.example', severity_policy };
    return world.ask(tenant, 'PUT', '/tenant/settings', body);
  };
  const critical = { is_critical: true, arr_from: 0, disconnected: 'critical', degraded: 'high' };
  const other = { is_critical: false, arr_from: 0, disconnected: 'medium', degraded: 'low' };
  const severity_policy = [critical, { ...other, arr_from: 250_000.5, disconnected: 'high' }, other];
  expect((await put(severity_policy)).body).toMatchObject({ severity_policy });
  expect((await world.ask(tenant, 'GET', '/tenant/settings')).body).toMatchObject({ severity_policy });
  for (const [wrong, field] of [
    [[critical, { ...other, arr_from: 1 }], 'severity_policy'],
    [[critical, other, other], 'severity_policy.2.arr_from'],
    [[critical, { ...other, degraded: 'critical' }], 'severity_policy.1.degraded'],
    [[critical, { ...other, arr_from: -1 }], 'severity_policy.1.arr_from'],
    [[critical, { ...other, degraded: 'urgent' }], 'severity_policy.1.degraded'],
  ] as const)
    expect(await put([...wrong])).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  expect((await put()).body).not.toHaveProperty('severity_policy');
  await waitUntil(() => world.eventsAbout(tenant, 'tenant_settings_changed').length === 2);
  const [first, second] = world.eventsAbout(tenant, 'tenant_settings_changed');
  expect(first!.data).toMatchObject({ severity_policy });
  expect(second!.data).not.toHaveProperty('severity_policy');
  const audit = await world.ask(tenant, 'GET', '/audit-log?subject_type=tenant_settings');
  expect(audit.body.items).toMatchObject([
    { detail: { before: { severity_policy } } },
    { detail: { after: { severity_policy } } },
  ]);
});

it('keeps where staff are notified, which only staff of the platform tenant set', async () => {
  const staff_alerts = { email: 'staff@linesman.example', slack_id: 'C0STAFF' };
  const wanted = { product_name: 'Linesman', mail_from: 'care@linesman.example' };
  const put = (tenant: string, body: object, role: string) => world.ask(tenant, 'PUT', '/tenant/settings', body, role);
  const withAlerts = { ...wanted, staff_alerts };
  expect((await put(PLATFORM_TENANT, withAlerts, 'admin')).body).toMatchObject({ staff_alerts });
  expect((await put(PLATFORM_TENANT, wanted, 'tenant_admin')).body).toMatchObject({ staff_alerts });
  expect(await put(PLATFORM_TENANT, withAlerts, 'tenant_admin')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'staff_alerts' }] },
  });
  expect(await put(newTenant(), withAlerts, 'tenant_admin')).toMatchObject({ status: 400 });
  expect(await put(newTenant(), wanted, 'admin')).toMatchObject({ status: 403 });
  await waitUntil(() => world.eventsAbout(PLATFORM_TENANT, 'tenant_settings_changed').length >= 2);
  for (const { data } of world.eventsAbout(PLATFORM_TENANT, 'tenant_settings_changed').slice(0, 2))
    expect(data).toMatchObject({ staff_alerts });
  expect((await put(PLATFORM_TENANT, wanted, 'admin')).body).not.toHaveProperty('staff_alerts');
});
