import { randomUUID } from 'node:crypto';
import { firstCheckMessageRequested, type FirstCheckMessageRequested } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const failure = {
  cause: 'api_key_rejected' as const,
  reason: 'Stripe rejected the stored key',
  steps: ['Create a <new> key at Stripe', 'Enter it on the page of the integration'],
};

/** As the integrations service publishes it, twice: as after a delivery whose acknowledgement was lost. */
async function ask(tenant: TestTenant, over: Partial<FirstCheckMessageRequested> = {}) {
  const integration_id = randomUUID();
  const data: FirstCheckMessageRequested = {
    integration_id,
    integration_name: 'Payments <b>',
    provider_name: 'Stripe',
    checked_at: new Date().toISOString(),
    added_by: { name: 'Anna Admin', email: `anna-${tenant.id}@acme.example` },
    url: `http://localhost:9999/integrations/${integration_id}`,
    ...over,
  };
  const envelope = envelopeOf(firstCheckMessageRequested, data, { tenantid: tenant.id, subject: integration_id });
  await notifier.publish(firstCheckMessageRequested, envelope);
  await notifier.publish(firstCheckMessageRequested, envelope);
  return data;
}

const settled = ({ integration_id }: FirstCheckMessageRequested) =>
  waitUntil(
    async () =>
      (
        await notifier.rows(
          `select state, channel, reason from first_check_messages where integration_id = $1 and state <> 'pending'`,
          integration_id,
        )
      )[0],
  );
const posts = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token);
const emails = ({ added_by }: FirstCheckMessageRequested) => notifier.email.to(added_by.email);

it('posts one message to the user who added the integration', async () => {
  const tenant = await notifier.tenant();
  const works = await ask(tenant);
  expect(await settled(works)).toEqual({ state: 'sent', channel: 'slack', reason: null });
  const fails = await ask(tenant, { failure });
  expect(await settled(fails)).toEqual({ state: 'sent', channel: 'slack', reason: null });
  const [first, second, ...others] = posts(tenant);
  expect(others).toEqual([]);
  expect(first!.text).toContain('Payments &lt;b&gt; works – You added');
  expect(first!.blocks).toContain(works.url);
  expect(second!.text).toContain('Payments &lt;b&gt; does not work yet');
  expect(second!.blocks).toContain('Its first check at Stripe failed: Stripe rejected the stored key.');
  expect(second!.blocks).toContain('1. Create a <new> key at Stripe');
  expect([...emails(works), ...emails(fails)]).toEqual([]);
});

it('says what does not work of an integration whose credentials do', async () => {
  const tenant = await notifier.tenant();
  const partly: FirstCheckMessageRequested['partly'] = {
    cause: 'insufficient_scope',
    reason: 'list folder: the permission files.metadata.read is missing',
    steps: ['Click "Reconnect"'],
  };
  const asked = await ask(tenant, { partly });
  expect(await settled(asked)).toMatchObject({ state: 'sent', channel: 'slack' });
  const [{ text, blocks } = { text: '', blocks: '' }] = posts(tenant);
  expect(text).toContain('Payments &lt;b&gt; works in part');
  expect(blocks).toContain('it works, but not in full: list folder: the permission files.metadata.read is missing.');
  expect(blocks).toContain(':warning:');
  expect(blocks).toContain('What to do:');
  const without = await notifier.tenant({ slack_integration_id: undefined });
  const mailed = await ask(without, { partly });
  await settled(mailed);
  expect(emails(mailed)[0]!.text).toMatch(
    /not in full: list folder: .* is missing\.\n\nWhat to do:\n1\. Click "Reconnect"/,
  );
});

it('sends one email where the user is not known on Slack, with the cause and what helps', async () => {
  const tenant = await notifier.tenant();
  notifier.slack.next('users.lookupByEmail', tenant.slack_token, { ok: false, error: 'users_not_found' });
  const fails = await ask(tenant, { failure });
  expect(await settled(fails)).toEqual({ state: 'sent', channel: 'email', reason: null });
  const [email, ...others] = emails(fails);
  expect(others).toEqual([]);
  expect(email!.subject).toBe('Payments <b> does not work yet');
  expect(email!.text).toContain('Its first check at Stripe failed: Stripe rejected the stored key.');
  expect(email!.text).toContain('2. Enter it on the page of the integration');
  expect(email!.text).toContain(fails.url);
  expect(email!.html).not.toContain('<b>');
  expect(posts(tenant)).toEqual([]);
  const without = await notifier.tenant({ slack_integration_id: undefined });
  const works = await ask(without, { added_by: { email: `max-${without.id}@acme.example` } });
  expect(await settled(works)).toMatchObject({ state: 'sent', channel: 'email' });
  expect(emails(works)[0]!.text).toMatch(/^You added Payments <b>\. .* it works\.\n\nOpen the Integration: /);
});

it('looks whether it was posted before it posts again', async () => {
  const tenant = await notifier.tenant();
  notifier.slack.next('chat.postMessage', tenant.slack_token, 'break');
  const works = await ask(tenant);
  expect(await settled(works)).toMatchObject({ state: 'sent', channel: 'slack' });
  expect(posts(tenant)).toHaveLength(1);
  expect(emails(works)).toEqual([]);
});

it('gives up on an address that does not exist, and says why', async () => {
  const tenant = await notifier.tenant({ slack_integration_id: undefined });
  const email = `gone-${tenant.id}@acme.example`;
  notifier.email.refuse({ address: email, integration_id: '' }, 'for ever');
  const works = await ask(tenant, { added_by: { email } });
  expect(await settled(works)).toMatchObject({
    state: 'not_sent',
    reason: expect.stringContaining('user unknown') as string,
  });
});
