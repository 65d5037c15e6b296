import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const alertOf = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token)[0]!.blocks;

const because = (tenant: TestTenant, cause: 'server_error' | 'webhook_refused'): SignalSnapshot => {
  const party_at_fault = cause === 'server_error' ? 'provider' : 'customer_endpoint';
  const { status_change } = tenant.snapshot();
  return tenant.snapshot({ status_change: { ...status_change, cause, party_at_fault, failure_reason: 'It failed' } });
};

it("does nothing during a provider's outage but tell the customer of it, and of its end", async () => {
  const tenant = await notifier.tenant();
  const signal = because(tenant, 'server_error');
  await tenant.opened(signal);
  await waitUntil(() => notifier.slack.in(tenant.slack_token).length > 0);
  expect(alertOf(tenant)).not.toMatch(/send_fix_instructions|schedule_tech_call/);
  const csm = await tenant.tokenFor('csm');
  for (const action of ['send-fix-instructions', 'schedule-tech-call']) {
    const refused = await notifier.http('POST', `/risk-signals/${signal.signal_id}/${action}`, csm);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('does not help');
  }
  expect(notifier.email.to(tenant.contact)).toEqual([]);

  expect((await notifier.click(tenant, 'tell_customer')).status).toBe(200);
  await waitUntil(() => alertOf(tenant).includes('Jane Miller told Bob Smith that Salesforce is down on'));
  const [told] = notifier.email.to(tenant.contact);
  expect(told!.subject).toBe('Salesforce has problems: nothing for you to do');
  expect(told!.text).not.toContain('/reconnect/');
  expect(told!.replyTo).toMatchObject({
    value: [
      { name: 'Jane Miller', address: expect.stringMatching(/^reply\+[0-9a-f]{52}@in\.linesman\.example$/) as string },
    ],
  });
  expect(notifier.minted.filter(({ recipient }) => recipient === tenant.contact)).toEqual([]);

  await tenant.resolved(signal);
  await waitUntil(() => notifier.email.to(tenant.contact).length === 2);
  expect(notifier.email.to(tenant.contact)[1]!.text).toContain('There was nothing that you had to do.');
});

it('sends no link to reconnect where an endpoint refuses webhooks', async () => {
  const tenant = await notifier.tenant();
  const signal = because(tenant, 'webhook_refused');
  await tenant.opened(signal);
  await waitUntil(() => notifier.email.to(tenant.contact).length === 1);
  const [email] = notifier.email.to(tenant.contact);
  expect(email!.subject).toContain('cannot deliver webhooks to you');
  expect(email!.text).not.toMatch(/reconnect\/|authorize/);
  expect(notifier.minted.filter(({ recipient }) => recipient === tenant.contact)).toEqual([]);
});

it('says that a contact unsubscribed, asks once for another one, and emails again after they subscribe', async () => {
  const tenant = await notifier.tenant();
  const [first, second] = [tenant.snapshot(), tenant.snapshot()];
  await tenant.opened(first);
  await notifier.settled(first.signal_id, 2);
  const path = notifier.email.unsubscribeUrl(tenant.contact).pathname;
  expect((await notifier.http('POST', path)).body).toContain('You are unsubscribed');
  await waitUntil(() => alertOf(tenant).includes('unsubscribed, gets no emails'));
  expect(alertOf(tenant)).toContain('Change Contact');
  expect(alertOf(tenant)).not.toContain('send_fix_instructions');

  const csm = await tenant.tokenFor('csm');
  const answer = await notifier.http('POST', `/risk-signals/${first.signal_id}/send-fix-instructions`, csm);
  expect(answer.status).toBe(200);
  await waitUntil(() => alertOf(tenant).includes('They were not sent: Bob Smith unsubscribed.'));
  expect(alertOf(tenant)).not.toContain('sent the fix instructions');
  await tenant.opened({ ...second, customer: first.customer });
  await notifier.settled(second.signal_id, 2);
  const tasks = () =>
    notifier.rows<{ status: string }>(
      `select status from tasks where tenant_id = $1 and key like 'another%'`,
      tenant.id,
    );
  expect(await tasks()).toEqual([{ status: 'open' }]);

  expect((await notifier.http('GET', path)).body).toContain('Subscribe again');
  expect((await notifier.http('POST', `${path}/subscribe`)).body).toContain('Stop these emails?');
  await waitUntil(() => alertOf(tenant).includes('send_fix_instructions'));
  expect(await tasks()).toEqual([{ status: 'closed' }]);
});
