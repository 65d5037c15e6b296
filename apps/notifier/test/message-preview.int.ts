import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { MessagePreview } from '../src/responses/preview-message';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

async function told(): Promise<{ tenant: TestTenant; signal: SignalSnapshot; token: string }> {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  return { tenant, signal, token: await tenant.tokenFor('csm') };
}

const previewOf = async ({ signal_id }: SignalSnapshot, action: string, token: string) => {
  const answer = await notifier.http('GET', `/risk-signals/${signal_id}/message-preview?action=${action}`, token);
  return { status: answer.status, ...(JSON.parse(answer.body) as MessagePreview) };
};

/** A text without what only a sent email has. */
const withoutLinks = (text: string) =>
  text
    .replaceAll(/https?:\/\/\S+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

it('shows the fix instructions as they are sent afterwards, with links that lead nowhere, and stores nothing', async () => {
  const { tenant, signal, token } = await told();
  const minted = notifier.minted.length;
  const preview = await previewOf(signal, 'send_fix_instructions', token);
  expect(preview).toMatchObject({ status: 200, recipient: tenant.contact, reason: null });
  expect(preview.text).toContain('made-when-it-is-sent');
  const [contact] = await notifier.rows<{ unsubscribe_token: string }>(
    'select unsubscribe_token from contacts where email = $1',
    tenant.contact,
  );
  expect(preview.text).not.toContain(contact!.unsubscribe_token);
  expect(notifier.minted).toHaveLength(minted);
  expect(await notifier.deliveries(signal.signal_id)).toHaveLength(2);
  expect(await notifier.rows('select 1 from signal_responses where signal_id = $1', signal.signal_id)).toEqual([]);

  await notifier.http('POST', `/risk-signals/${signal.signal_id}/send-fix-instructions`, token, {});
  await notifier.settled(signal.signal_id, 3);
  const sent = await waitUntil(() => notifier.email.to(tenant.contact)[1]);
  expect(sent.subject).toBe(preview.subject);
  expect(withoutLinks(sent.text!)).toBe(withoutLinks(preview.text!));
});

it('offers times in the preview of a tech call, and keeps none of them', async () => {
  const { signal, token } = await told();
  const preview = await previewOf(signal, 'schedule_tech_call', token);
  expect(preview.text).toMatch(/\d{1,2}:\d\d [AP]M/);
  expect(await notifier.rows('select 1 from tech_calls where signal_id = $1', signal.signal_id)).toEqual([]);
});

it('shows the email to the next contact where the first one gets none', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  const next = `carol-${tenant.id}@techcorp.example`;
  signal.customer!.other_contacts = [{ name: 'Carol Jones', email: next }];
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await notifier.rows(
    `update contacts set stopped = 'unsubscribed', stopped_at = now() where tenant_id = $1`,
    tenant.id,
  );
  const preview = await previewOf(signal, 'send_fix_instructions', await tenant.tokenFor('csm'));
  expect(preview).toMatchObject({ status: 200, recipient: next, reason: null });
  expect(preview.text).toContain('Hi Carol Jones,');
  expect(await notifier.deliveries(signal.signal_id)).toHaveLength(2);
});

it('says why nothing would be sent, and refuses what does not help', async () => {
  const { tenant, signal, token } = await told();
  await notifier.rows(
    `update contacts set stopped = 'unsubscribed', stopped_at = now() where tenant_id = $1`,
    tenant.id,
  );
  expect(await previewOf(signal, 'send_fix_instructions', token)).toMatchObject({
    recipient: tenant.contact,
    text: null,
    reason: 'unsubscribed',
  });
  expect((await previewOf(signal, 'tell_customer', token)).status).toBe(409);
  const stranger = await (await notifier.tenant()).tokenFor('csm');
  expect((await previewOf(signal, 'send_fix_instructions', stranger)).status).toBe(404);
  expect((await previewOf(signal, 'send_fix_instructions', await tenant.tokenFor('member'))).status).toBe(403);
  await tenant.resolved(signal);
  await waitUntil(async () => (await previewOf(signal, 'send_fix_instructions', token)).status === 404);
});
