import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

/** What sent no email is done again: when somebody asks again, and when the contact gets emails again. */
let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const alertOf = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token)[0]!.blocks;
const unknownUser = { responseCode: 550, message: '5.1.1 user unknown' };

it('sends the instructions to another contact after those for the first one did not go out, and names each', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  notifier.email.refuses.set(tenant.contact, unknownUser);
  const csm = await tenant.tokenFor('csm');
  const ask = async () => {
    const answer = await notifier.http('POST', `/risk-signals/${signal.signal_id}/send-fix-instructions`, csm);
    return JSON.parse(answer.body) as { asked: number };
  };
  expect(await ask()).toMatchObject({ asked: 1 });
  await waitUntil(() => alertOf(tenant).includes('They were not sent: emails to Bob Smith bounce.'));

  const ann = { name: 'Ann Lee', email: `ann-${tenant.id}@techcorp.example` };
  await tenant.updated({ ...signal, customer: { ...signal.customer!, technical_contact: ann, version: 2 } });
  await waitUntil(() => alertOf(tenant).includes(`They were not sent: emails to ${tenant.contact} bounce.`));
  expect(alertOf(tenant)).not.toContain('Ann Lee bounce');
  expect(await ask()).toMatchObject({ asked: 2 });
  await waitUntil(() => alertOf(tenant).includes('sent the fix instructions on'));
  const texts = notifier.email.to(ann.email).map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringContaining('Here is how to get your Salesforce integration'));
  // What went out is not sent again.
  expect(await ask()).toMatchObject({ asked: 2 });
});

it('tells a contact whose address works again of what is still open, each time', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  const csm = await tenant.tokenFor('csm');
  const lift = () => notifier.http('DELETE', `/contacts/${encodeURIComponent(tenant.contact)}/stop`, csm);
  const toContact = async () =>
    (await notifier.deliveries(signal.signal_id))
      .filter(({ recipient }) => recipient === tenant.contact)
      .map(({ occasion, state }) => `${occasion} ${state}`);
  notifier.email.refuses.set(tenant.contact, unknownUser);
  await tenant.opened(signal);
  await waitUntil(async () => (await toContact()).join() === 'opened failed');
  expect((await lift()).status).toBe(204);
  await waitUntil(async () => (await toContact()).join() === 'opened failed,changed.1 failed');
  notifier.email.refuses.delete(tenant.contact);
  expect((await lift()).status).toBe(204);
  await waitUntil(async () => (await toContact()).join() === 'opened failed,changed.1 failed,again.2 sent');
  expect(notifier.email.to(tenant.contact)).toHaveLength(1);
  await tenant.resolved(signal);
  await waitUntil(() => notifier.email.to(tenant.contact).length === 2);
});

it('offers the call to another contact with times of their own', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  notifier.email.refuses.set(tenant.contact, unknownUser);
  await notifier.click(tenant, 'schedule_tech_call');
  await waitUntil(() => alertOf(tenant).includes('Bob Smith was not asked'));
  const ann = { name: 'Ann Lee', email: `ann-${tenant.id}@techcorp.example` };
  await tenant.updated({ ...signal, customer: { ...signal.customer!, technical_contact: ann, version: 2 } });
  await waitUntil(() => alertOf(tenant).includes('Ann Lee'));
  await notifier.click(tenant, 'schedule_tech_call');
  await waitUntil(() => alertOf(tenant).includes('Times offered to Ann Lee'));
  const tasks = await notifier.rows<{ title: string; status: string }>(
    `select title, status from tasks where signal_id = $1 and key like 'click.tech_call%' order by created_at`,
    signal.signal_id,
  );
  expect(tasks).toEqual([
    { title: 'Tech call with Bob Smith (TechCorp)', status: 'closed' },
    { title: 'Tech call with Ann Lee (TechCorp)', status: 'open' },
  ]);
});

it('emails a contact who is put in while a signal is open', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  const contact = signal.customer!.technical_contact!;
  await tenant.opened({ ...signal, customer: { ...signal.customer!, technical_contact: undefined } });
  await notifier.settled(signal.signal_id, 1);
  await waitUntil(() => notifier.slack.in(tenant.slack_token).length === 1);
  expect(alertOf(tenant)).toContain('none on record');

  await tenant.updated({ ...signal, customer: { ...signal.customer!, technical_contact: contact, version: 2 } });
  await notifier.settled(signal.signal_id, 2);
  await waitUntil(() => notifier.email.to(tenant.contact).length === 1);
  await tenant.updated(signal, 3);
  await tenant.resolved(signal, 4);
  await notifier.settled(signal.signal_id, 4);
  await waitUntil(() => notifier.email.to(tenant.contact).length === 2);
});
