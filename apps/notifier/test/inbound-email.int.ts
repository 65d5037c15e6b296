import { request } from 'node:http';
import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { InboundEmailView } from '../src/inbound-email/signal-emails.controller';
import { failed, message, post, replyAddress, report } from './inbound-message';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** A signal of which the CSM and the contact were told. */
async function told() {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const email = notifier.email.to(tenant.contact)[0]!;
  const [delivery] = await notifier.rows<{ id: string }>(
    `select id from deliveries where signal_id = $1 and audience = 'contact'`,
    signal.signal_id,
  );
  const to = replyAddress(email);
  return { tenant, signal, email, delivery: delivery!, to, bounces: to.replace('reply+', 'bounce+') };
}
const take = async (source: string | Buffer) => JSON.parse((await post(notifier, source)).body) as object;
const thread = (tenant: TestTenant) =>
  notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => thread_ts !== undefined);
const emailsOf = async (tenant: TestTenant, { signal_id }: SignalSnapshot, query = '') =>
  notifier.list<InboundEmailView>(`/risk-signals/${signal_id}/inbound-emails${query}`, await tenant.tokenFor('csm'));
const tasksOf = ({ id }: TestTenant) =>
  notifier.rows<{ title: string }>(`select title from tasks where tenant_id = $1 and key like 'another%'`, id);
const stoppedOf = async ({ id, contact }: TestTenant) =>
  (
    await notifier.rows<{ stopped: string | null }>(
      'select stopped from contacts where tenant_id = $1 and email = $2',
      id,
      contact,
    )
  )[0]!.stopped;

it('quotes a reply to the CSM in the thread of the alert, once, and lists it with the signal', async () => {
  const { tenant, signal, to, delivery } = await told();
  const text = 'Done, <!channel>.\r\n\r\nOn Mon, 1 Dec 2025 at 10:00, Acme <a@b.example> wrote:\r\n> Hi Bob,';
  const reply = message({ from: `"Bob Smith" <${tenant.contact}>`, to: `"Jane Miller" <${to.toUpperCase()}>` }, text);
  expect(await take(reply)).toEqual({ kind: 'reply', outcome: 'taken' });
  expect(await take(reply)).toEqual({ kind: 'reply', outcome: 'known' });
  await notifier.settled(signal.signal_id, 3);
  const [quoted, ...more] = thread(tenant);
  expect(more).toEqual([]);
  expect(quoted!.text).toBe(
    `:envelope: Bob Smith replied by email:\n> Done, &lt;!channel&gt;.\nWrite to them at ${tenant.contact}.`,
  );
  expect(await emailsOf(tenant, signal)).toMatchObject([
    { kind: 'reply', text: 'Done, <!channel>.', from_name: 'Bob Smith', delivery_id: delivery.id, attachments: [] },
  ]);
  const decisions = await notifier.list<{ rule: string; occasion: string }>(
    `/risk-signals/${signal.signal_id}/decisions`,
    await tenant.tokenFor('csm'),
  );
  expect(decisions.filter(({ occasion }) => occasion?.startsWith('email_reply')).map(({ rule }) => rule)).toEqual([
    'email_reply',
  ]);
});

it('knows a reply by the Message-ID that it answers, and says who wrote from another address', async () => {
  const { tenant, signal, email } = await told();
  const more = [`In-Reply-To: ${email.messageId!}`, 'Content-Type: multipart/mixed; boundary=b'];
  const parts = ['--b', 'Content-Type: text/html', '', '<p>See <b>this</b><script>alert(1)</script></p>', '--b'];
  const attached = [
    'Content-Type: application/pdf; name="plan.pdf"',
    'Content-Disposition: attachment',
    '',
    'x',
    '--b--',
  ];
  const head = { from: 'Carol Jones <carol@techcorp.example>', to: 'care@acme.example', more };
  expect(await take(message(head, [...parts, ...attached].join('\r\n')))).toMatchObject({ outcome: 'taken' });
  await notifier.settled(signal.signal_id, 3);
  expect(thread(tenant)[0]!.text).toBe(
    [
      ':envelope: Carol Jones replied by email:',
      '> See this',
      'Attached, and not kept: plan.pdf.',
      `The email had gone to ${tenant.contact}.`,
      'Write to them at carol@techcorp.example.',
    ].join('\n'),
  );
});

it('passes on what comes after the signal has ended, and by email where Slack does not reach the CSM', async () => {
  const { tenant, signal, to } = await told();
  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 4);
  await notifier.rows('update tenant_settings set slack_integration_id = null where tenant_id = $1', tenant.id);
  await take(message({ from: tenant.contact, to }, 'Thank you!'));
  await notifier.settled(signal.signal_id, 6);
  const email = notifier.email.to(tenant.csm).at(-1)!;
  expect(email.subject).toContain('Reply from TechCorp');
  expect(email.text).toContain('> Thank you!');
});

it('shows an automatic answer to nobody, and takes no more than twenty of a kind about one email', async () => {
  const { tenant, signal, to, bounces } = await told();
  const away = (subject: string, more: string[]) => message({ from: tenant.contact, to, subject, more }, 'Away.');
  expect(await take(away('Re', ['Auto-Submitted: auto-replied']))).toEqual({ kind: 'automatic', outcome: 'taken' });
  for (let n = 0; n < 20; n++) await take(away('Out of office', []));
  expect(await take(away('Out of office', []))).toEqual({ kind: 'automatic', outcome: 'known' });
  expect(await emailsOf(tenant, signal)).toHaveLength(20);
  expect(await notifier.deliveries(signal.signal_id)).toHaveLength(2);
  expect(await take(failed('5.1.1', bounces))).toEqual({ kind: 'bounced', outcome: 'taken' });
  expect(await stoppedOf(tenant)).toBe('bounced');
});

it('stops emails to an address that a mail server says does not exist, and asks for another contact', async () => {
  const { tenant, signal, bounces, delivery } = await told();
  expect(await take(failed('5.1.1', bounces))).toEqual({ kind: 'bounced', outcome: 'taken' });
  expect(await stoppedOf(tenant)).toBe('bounced');
  const [row] = (await notifier.deliveries(signal.signal_id)).filter(({ id }) => id === delivery.id);
  expect(row).toMatchObject({ state: 'failed', reason: 'bounced' });
  expect(await tasksOf(tenant)).toMatchObject([{ title: expect.stringContaining('emails to them bounce') as string }]);
  await waitUntil(() => notifier.slack.in(tenant.slack_token)[0]!.blocks.includes('emails bounce'));
  expect(await emailsOf(tenant, signal)).toMatchObject([{ kind: 'bounced', text: '5.1.1', contact: tenant.contact }]);
});

it('goes on writing to an address whose server only refused this email, or still tries', async () => {
  const { tenant, signal, bounces, delivery } = await told();
  const delayed = report('delivery-status', ['Action: delayed', 'Status: 4.4.1'], { to: bounces });
  expect(await take(delayed)).toEqual({ kind: 'delayed', outcome: 'taken' });
  const stateOf = async () => (await notifier.deliveries(signal.signal_id)).find(({ id }) => id === delivery.id);
  expect(await stateOf()).toMatchObject({ state: 'sent' });
  expect(await take(failed('5.4.4', bounces))).toEqual({ kind: 'undelivered', outcome: 'taken' });
  expect(await stateOf()).toMatchObject({ state: 'failed', reason: 'undelivered' });
  expect(await stoppedOf(tenant)).toBeNull();
  expect(await tasksOf(tenant)).toEqual([]);
});

it('unsubscribes whoever reports an email as spam, of which only the original has an address of ours, and tells the CSM', async () => {
  const { tenant, to } = await told();
  const original = [`Message-ID: <x@acme.example>`, `Reply-To: "Jane" <${to}>`];
  const complaint = report('feedback-report', ['Feedback-Type: abuse'], { to: 'fbl@acme.example' }, original);
  expect(await take(complaint)).toEqual({ kind: 'complaint', outcome: 'taken' });
  expect(await stoppedOf(tenant)).toBe('unsubscribed');
  expect(await tasksOf(tenant)).toMatchObject([
    { title: expect.stringContaining('reported an email as spam') as string },
  ]);
  const log = await notifier.rows('select action from audit_log where tenant_id = $1', tenant.id);
  expect(log).toMatchObject([{ action: 'contact.complained' }]);
});

it('stops nobody by a report that only quotes a Message-ID of ours, which another contact could guess', async () => {
  const { tenant, email } = await told();
  const quoted = [`Message-ID: ${email.messageId!}`, `In-Reply-To: ${email.messageId!}`];
  const bounce = report('delivery-status', ['Action: failed', 'Status: 5.1.1'], { to: 'care@acme.example' }, quoted);
  expect(await take(bounce)).toEqual({ kind: 'bounced', outcome: 'not_ours' });
  expect(await stoppedOf(tenant)).toBeNull();
});

it('counts what concerns nothing here, and an email to nobody’s address', async () => {
  const { to } = await told();
  const forged = to.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
  for (const source of [
    message({ to: forged }, 'Hi'),
    message({ to: 'info@in.linesman.example' }, 'Hi'),
    '',
    'no email',
  ])
    expect(await take(source)).toMatchObject({ outcome: 'not_ours' });
  expect(await take(message({ to }, ''))).toEqual({ kind: 'unknown', outcome: 'not_ours' });
});

it('takes nothing that is not signed, is no email, or is too big', async () => {
  const { to, tenant, signal } = await told();
  const reply = message({ to }, 'Hi');
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  expect((await post(notifier, reply, { secret })).status).toBe(401);
  expect((await post(notifier, reply, { at: Date.now() - 3_600_000 })).status).toBe(401);
  expect((await post(notifier, JSON.stringify({ to }), { type: 'application/json' })).status).toBe(415);
  expect((await post(notifier, Buffer.alloc(10 * 1024 * 1024 + 1, 97))).status).toBe(413);
  expect(await emailsOf(tenant, signal)).toEqual([]);
});

it('refuses an email on another route before it is read', async () => {
  const { hostname, port } = new URL(await notifier.app.getUrl());
  const options = {
    hostname,
    port,
    path: '/tasks',
    method: 'POST',
    headers: { 'content-type': 'Message/rfc822; x=y' },
  };
  const status = await new Promise<number | undefined>((answered, failed) => {
    const sent = request(options, (answer) => {
      answered(answer.statusCode);
      sent.destroy();
    });
    sent.on('error', failed);
    // It has an end that never comes.
    sent.write(Buffer.alloc(1024, 97));
  });
  expect(status).toBe(415);
});

it('lists the emails of a signal page by page, to nobody of another tenant, and not to members', async () => {
  const { tenant, signal, to } = await told();
  for (const text of ['One', 'Two', 'Three']) await take(message({ from: tenant.contact, to }, text));
  const path = `/risk-signals/${signal.signal_id}/inbound-emails`;
  const first = JSON.parse((await notifier.http('GET', `${path}?limit=2`, await tenant.tokenFor('csm'))).body) as {
    items: InboundEmailView[];
    next_cursor: string;
  };
  expect(first.items.map(({ text }) => text)).toEqual(['One', 'Two']);
  expect((await emailsOf(tenant, signal, `?cursor=${first.next_cursor}`)).map(({ text }) => text)).toEqual(['Three']);
  expect(await emailsOf(await notifier.tenant(), signal)).toEqual([]);
  expect((await notifier.http('GET', path, await tenant.tokenFor('member'))).status).toBe(403);
});

it('takes letters in any encoding', async () => {
  const { tenant, signal, to } = await told();
  const head = message(
    { to, more: ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit'] },
    '',
  );
  await take(Buffer.concat([Buffer.from(head), Buffer.from('Schönen Gruß', 'latin1')]));
  expect(await emailsOf(tenant, signal)).toMatchObject([{ text: 'Schönen Gruß' }]);
});
