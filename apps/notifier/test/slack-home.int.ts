import { openSlackHome } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { userIdOf } from '../src/channels/slack/test/stand-in';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

let integrations: RpcClient;
beforeAll(() => {
  const service = 'integrations';
  integrations = new RpcClient({ service, nats: notifier.servers.nats.user(service) });
});
afterAll(() => integrations.onApplicationShutdown());

const open = async (
  tenant: TestTenant,
  { email = tenant.csm, at = new Date(), integration_id = tenant.slack_integration_id } = {},
) => {
  await waitUntil(
    async () => (await notifier.rows('select 1 from tenant_settings where tenant_id = $1', tenant.id))[0],
  );
  const { is_new } = await integrations.call(openSlackHome, {
    tenant_id: tenant.id,
    integration_id,
    user_id: userIdOf(email),
    opened_at: at.toISOString(),
  });
  return is_new;
};
const shown = (tenant: TestTenant, email = tenant.csm) =>
  notifier.slack.homes.get(`${tenant.slack_token} ${userIdOf(email)}`);
const published = (tenant: TestTenant) => notifier.slack.of(tenant.slack_token, 'views.publish').length;
/** The tab is compared now. */
const compare = (tenant: TestTenant) =>
  notifier.rows('update slack_homes set due_at = now() where tenant_id = $1', tenant.id);
/** Until it was compared, so that it is due later again. */
const compared = (tenant: TestTenant) =>
  waitUntil(
    async () =>
      (await notifier.rows('select 1 from slack_homes where tenant_id = $1 and due_at > now()', tenant.id))[0],
  );

async function told(tenant: TestTenant) {
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  return signal;
}

it('shows the person who opens it their open signals with what is next, and their tasks', async () => {
  const tenant = await notifier.tenant();
  const signal = await told(tenant);
  expect(await open(tenant)).toBe(true);
  const view = await waitUntil(() => shown(tenant));
  expect(JSON.parse(view)).toMatchObject({ type: 'home' });
  for (const words of [
    '1 open signal',
    'TechCorp · Salesforce CRM Sync',
    'Next, for the customer: Sign in at Salesforce again.',
    'Integration Disconnected, severity critical, since',
    '"action_id":"handle"',
    `/integrations/${signal.status_change.integration_id}`,
    'Tasks due next',
    'Integration disconnected: Salesforce for TechCorp',
  ])
    expect(view).toContain(words);
});

it('follows what opens and closes, and calls Slack only where something has changed', async () => {
  const tenant = await notifier.tenant();
  await open(tenant);
  await waitUntil(() => shown(tenant)?.includes('No open signals'));
  const signal = await told(tenant);
  await compare(tenant);
  await waitUntil(() => shown(tenant)!.includes('1 open signal'));
  const before = published(tenant);
  await compare(tenant);
  await compared(tenant);
  expect(published(tenant)).toBe(before);
  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 4);
  await compare(tenant);
  await waitUntil(() => shown(tenant)!.includes('No open signals'));
});

it('counts once what Slack tells again, and follows no tab that was opened hours ago', async () => {
  const tenant = await notifier.tenant();
  const at = new Date();
  expect([await open(tenant, { at }), await open(tenant, { at })]).toEqual([true, false]);
  expect(await open(tenant, { at: new Date(at.getTime() - 60_000) })).toBe(false);
  await waitUntil(() => shown(tenant));
  await notifier.rows(
    `update slack_homes set opened_at = now() - interval '5 hours', due_at = now() where tenant_id = $1`,
    tenant.id,
  );
  const due = async () =>
    (await notifier.rows('select 1 from slack_homes where tenant_id = $1 and due_at is not null', tenant.id)).length;
  await waitUntil(async () => (await due()) === 0);
  expect(await open(tenant)).toBe(true);
  expect(await due()).toBe(1);
});

it('acts on its buttons in the name of the person, and shows at once what came of it', async () => {
  const tenant = await notifier.tenant();
  const signal = await told(tenant);
  await open(tenant);
  const view = await waitUntil(() => shown(tenant));
  const { blocks } = JSON.parse(view) as { blocks: { block_id?: string; elements?: { action_id?: string }[] }[] };
  const { block_id } = blocks.find(({ elements }) => elements?.some((it) => it.action_id === 'handle'))!;
  await waitUntil(
    async () =>
      (await notifier.rows('select 1 from slack_homes where tenant_id = $1 and email is not null', tenant.id))[0],
  );
  const answer = await notifier.fromSlack({
    type: 'block_actions',
    user: { id: userIdOf(tenant.csm), name: 'Jane Miller' },
    view: { type: 'home' },
    container: { type: 'view' },
    actions: [{ action_id: 'handle', block_id, selected_option: { value: 'snooze.4_hours' } }],
  });
  expect(answer.status).toBe(200);
  expect(await notifier.rows('select * from signal_handling where signal_id = $1', signal.signal_id)).toMatchObject([
    { snoozed_by: 'Jane Miller', snoozed_email: tenant.csm },
  ]);
  await waitUntil(() => shown(tenant)!.includes('Snoozed by Jane Miller until'));
});

it('shows whom a signal was assigned to, and no longer whom it was taken from', async () => {
  const tenant = await notifier.tenant();
  const signal = await told(tenant);
  const tom = `tom-${tenant.id}@acme.example`;
  const assign = `/risk-signals/${signal.signal_id}/assign`;
  expect((await notifier.http('POST', assign, await tenant.tokenFor('csm'), { email: tom })).status).toBe(200);
  await Promise.all([open(tenant), open(tenant, { email: tom })]);
  await waitUntil(() => shown(tenant, tom)?.includes('1 open signal'));
  await waitUntil(() => shown(tenant)?.includes('No open signals'));
});

it('never shows the older of two views last', async () => {
  const [tenant, other] = await Promise.all([notifier.tenant(), notifier.tenant()]);
  let goOn: (value?: unknown) => void;
  const slow = new Promise<void>((resolve) => (goOn = resolve as typeof goOn));
  notifier.slack.next('views.publish', tenant.slack_token, slow);
  await open(tenant);
  await waitUntil(() => published(tenant) === 1);
  await told(tenant);
  await compare(tenant);
  // What is due is looked at in order: when the other tab is shown, this one was looked at.
  await open(other);
  await waitUntil(() => shown(other));
  await compare(other);
  await compared(other);
  goOn!();
  await waitUntil(() => notifier.slack.of(tenant.slack_token, 'views.publish').filter(({ done }) => done).length === 2);
  expect(shown(tenant)).toContain('1 open signal');
});

it('asks Slack once who a guest is, until they open it again', async () => {
  const tenant = await notifier.tenant();
  const guest = { ok: true, user: { id: 'U1', is_restricted: true, profile: { email: tenant.csm } } };
  notifier.slack.next('users.info', tenant.slack_token, guest, guest);
  const asked = () => notifier.slack.of(tenant.slack_token, 'users.info').length;
  const due = () => notifier.rows('select 1 from slack_homes where tenant_id = $1 and due_at is not null', tenant.id);
  await open(tenant);
  await waitUntil(async () => shown(tenant) && (await due()).length === 0);
  expect(asked()).toBe(1);
  await open(tenant);
  await waitUntil(async () => asked() === 2 && (await due()).length === 0);
});

it('tells the person once in the tab why it was not assigned to whom they chose', async () => {
  const tenant = await notifier.tenant();
  const signal = await told(tenant);
  await open(tenant);
  const view = await waitUntil(() => shown(tenant));
  const { blocks } = JSON.parse(view) as { blocks: { block_id?: string; elements?: { action_id?: string }[] }[] };
  const { block_id } = blocks.find(({ elements }) => elements?.some((it) => it.action_id === 'assign'))!;
  const known = 'select 1 from slack_homes where tenant_id = $1 and email is not null';
  await waitUntil(async () => (await notifier.rows(known, tenant.id))[0]);
  const guest = { ok: true, user: { id: 'U0GUEST', is_restricted: true } };
  notifier.slack.next('users.info', tenant.slack_token, guest);
  await notifier.fromSlack({
    type: 'block_actions',
    user: { id: userIdOf(tenant.csm), name: 'Jane Miller' },
    view: { type: 'home' },
    actions: [{ action_id: 'assign', block_id, selected_user: 'U0GUEST' }],
  });
  await waitUntil(() => shown(tenant)!.includes('This was not assigned to <@U0GUEST>. Only members'));
  expect(await notifier.rows('select * from signal_handling where signal_id = $1', signal.signal_id)).toMatchObject([
    { assignee: null },
  ]);
  await compared(tenant);
  await compare(tenant);
  await waitUntil(() => !shown(tenant)!.includes('This was not assigned'));
});

it('shows a guest nothing, and nobody anything in a workspace that is not the tenant’s', async () => {
  const [tenant, other] = await Promise.all([notifier.tenant(), notifier.tenant()]);
  await told(tenant);
  const guest = { ok: true, user: { id: 'U1', is_restricted: true, profile: { email: tenant.csm } } };
  notifier.slack.next('users.info', tenant.slack_token, guest);
  await open(tenant);
  await waitUntil(() => shown(tenant)?.includes('For members of this workspace'));
  expect(shown(tenant)).not.toContain('TechCorp');
  expect(await open(tenant, { integration_id: other.slack_integration_id })).toBe(false);
});

it('tries again within a minute where Slack does not answer, and not where it refuses', async () => {
  const tenant = await notifier.tenant();
  const refuse = (error: string) => notifier.slack.next('views.publish', tenant.slack_token, { ok: false, error });
  refuse('service_unavailable');
  await open(tenant);
  await waitUntil(() => published(tenant) === 1);
  expect(shown(tenant)).toBeUndefined();
  await compare(tenant);
  await waitUntil(() => shown(tenant));
  await told(tenant);
  refuse('not_enabled');
  await compare(tenant);
  const due = () => notifier.rows('select 1 from slack_homes where tenant_id = $1 and due_at is not null', tenant.id);
  await waitUntil(async () => (await due()).length === 0);
});
