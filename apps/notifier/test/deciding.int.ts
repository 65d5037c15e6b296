import { waitUntil } from '@linesman/testing';
import type { PostedMessage } from '../src/channels/slack/test/stand-in';
import type { Button } from './running-notifier';
import { SteppingNotifier } from './stepping';

/** Runs that a person approves or refuses. */
const notifier = new SteppingNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

const asked = async (workflow: 'ask_csm' | 'ask_admin') => {
  const tenant = await notifier.tenant();
  const signal = await notifier.opened(tenant, workflow);
  const { id } = await notifier.runIn(signal, 'waiting');
  const [step] = await notifier.steps(signal);
  const decide = async (role: string, decision: string, body: object = {}) =>
    (await notifier.as(tenant, role, 'POST', `/${id}/steps/${step!.id}/${decision}`, body)).status;
  const tasks = () =>
    notifier.rows(
      'select title, status, assignee, closed_by from tasks where signal_id = $1 order by created_at',
      signal.signal_id,
    );
  return { tenant, signal, id, decide, tasks };
};

it('asks with a task, and goes on once it is approved; the audit log says who decided', async () => {
  const { tenant, signal, id, decide, tasks } = await asked('ask_csm');
  const question = { title: 'Tell the customer of TechCorp?', assignee: tenant.csm };
  expect(await tasks()).toMatchObject([{ ...question, status: 'open' }]);
  expect(await decide('member', 'approve')).toBe(403);
  expect(await decide('csm', 'approve', { note: 'Agreed' })).toBe(204);
  await notifier.runIn(signal, 'done');
  expect(await notifier.said(signal)).toEqual(['ask done', 'after done']);
  expect(await tasks()).toMatchObject([{ ...question, status: 'closed', closed_by: tenant.csm }, { title: 'after' }]);
  expect(await decide('csm', 'refuse')).toBe(409);
  const audit = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
  const detail = { name: 'ask_csm', step: 'ask', note: 'Agreed' };
  expect(audit).toMatchObject([{ action: 'workflow_step.approved', actor: 'a-csm', subject_id: id, detail }]);
});

it('ends where it is refused, also when the signal changes afterwards', async () => {
  const { tenant, signal, id, decide } = await asked('ask_csm');
  expect(await decide('csm', 'refuse')).toBe(204);
  expect(await notifier.runIn(signal, 'cancelled')).toMatchObject({ reason: 'refused' });
  expect(await notifier.said(signal)).toEqual(['ask done refused', 'after skipped refused']);
  await tenant.updated({ ...signal, severity: 'low' });
  await waitUntil(
    async () =>
      (await notifier.rows('select 1 from signals where signal_id = $1 and version = 2', signal.signal_id))[0],
  );
  expect(await notifier.said(signal)).toEqual(['ask done refused', 'after skipped refused']);
  expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/resume`)).status).toBe(409);
});

it('leaves to an administrator what an administrator has to decide, and is not resumed past it', async () => {
  const { tenant, signal, id, decide, tasks } = await asked('ask_admin');
  expect(await tasks()).toMatchObject([{ assignee: null }]);
  expect(await decide('csm', 'approve')).toBe(403);
  expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/resume`)).status).toBe(409);
  expect(await decide('tenant_admin', 'approve')).toBe(204);
  await notifier.runIn(signal, 'done');
});

it.each([
  ['ask_csm', 'cancelled', ['ask done nobody_decided', 'after skipped nobody_decided']],
  ['ask_admin', 'done', ['ask done nobody_decided', 'after done']],
] as const)('does what %s says where nobody decides in time', async (workflow, state, steps) => {
  const { signal, tasks } = await asked(workflow);
  await notifier.due(signal);
  await notifier.runIn(signal, state);
  expect(await notifier.said(signal)).toEqual(steps);
  expect((await tasks())[0]).toMatchObject({ status: 'closed', closed_by: 'nobody decided in time' });
});

it('asks nobody any more once the signal has ended', async () => {
  const { tenant, signal, decide, tasks } = await asked('ask_csm');
  await tenant.resolved(signal);
  await notifier.runIn(signal, 'done');
  expect(await notifier.said(signal)).toEqual(['ask skipped closed_before_told', 'after skipped closed_before_told']);
  expect(await tasks()).toMatchObject([{ status: 'closed' }]);
  expect(await decide('csm', 'approve')).toBe(409);
});

describe('the buttons in Slack', () => {
  it('show the CSM what is asked, approve it as the page does, and then show who did and when', async () => {
    const { tenant, signal, id, tasks } = await asked('ask_csm');
    const alert = () => notifier.slack.in(tenant.slack_token)[0];
    // Nothing was told before: the alert asks.
    await notifier.settled(signal.signal_id, 1);
    await waitUntil(() => alert()?.blocks.includes('Tell the customer of TechCorp?'));
    expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
    const approve = buttonOf(alert()!, 'Approve');
    expect((await notifier.press(tenant, approve)).status).toBe(200);
    await notifier.runIn(signal, 'done');
    expect(await notifier.said(signal)).toEqual(['ask done', 'after done']);
    await waitUntil(() => alert()!.blocks.includes(`Tell the customer of TechCorp? ${tenant.csm} approved this on`));
    expect(alert()!.blocks).toMatch(/approved this on[^]*<!date\^\d+\^/);
    expect(alert()!.blocks).not.toContain('"Approve"');
    const audit = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
    const detail = { name: 'ask_csm', step: 'ask' };
    expect(audit).toMatchObject([
      { action: 'workflow_step.approved', actor: 'U1', subject_type: 'workflow_run', subject_id: id, detail },
    ]);

    // A second click does nothing, and says so to whoever made it.
    await notifier.press(tenant, approve);
    await waitUntil(() => notifier.slack.whispered.get(tenant.id)?.includes('does not wait for approval any more'));
    expect(await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'))).toHaveLength(1);
    expect(await tasks()).toMatchObject([{ status: 'closed', closed_by: tenant.csm }, { status: 'open' }]);
  });

  it('refuse, and the further steps are skipped', async () => {
    const { tenant, signal } = await asked('ask_csm');
    await notifier.settled(signal.signal_id, 1);
    const [alert] = notifier.slack.in(tenant.slack_token);
    await notifier.press(tenant, buttonOf(alert!, 'Refuse'));
    await notifier.runIn(signal, 'cancelled');
    expect(await notifier.said(signal)).toEqual(['ask done refused', 'after skipped refused']);
    await waitUntil(() => notifier.slack.in(tenant.slack_token)[0]!.blocks.includes(`${tenant.csm} refused this on`));
  });

  it('ask nobody where an administrator decides', async () => {
    const { tenant } = await asked('ask_admin');
    expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
  });

  it('ask in the thread of an alert that the CSM has, and approve an email that waits for it', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'tell_and_ask');
    await notifier.runIn(signal, 'waiting');
    const [alert, question] = await waitUntil(() => {
      const all = notifier.slack.in(tenant.slack_token);
      return all.length === 2 && all[0]!.blocks.includes('Go on?') && all;
    });
    expect(question).toMatchObject({ thread_ts: alert!.ts });
    expect(question!.text).toMatch(
      /^:raised_hand: Please decide with the buttons of the message above until .*: "Go on\?"/,
    );
    const [email] = (await notifier.deliveries(signal.signal_id)).filter(({ channel }) => channel === 'email');
    expect(email).toMatchObject({ state: 'awaiting_approval' });
    expect(alert!.blocks).toContain(`Send the message to ${tenant.contact}?`);
    await notifier.press(tenant, buttonOf(alert!, 'Approve', `approved.approval.${email!.id}`));
    await waitUntil(() => notifier.email.to(tenant.contact)[0]);
    await waitUntil(() => notifier.slack.in(tenant.slack_token)[0]!.blocks.includes(`${tenant.csm} approved this on`));
    expect(notifier.slack.in(tenant.slack_token)[0]!.blocks).toContain('Go on?');
  });

  it('ask in the thread of an alert that waits for its turn, and not in a second alert', async () => {
    const tenant = await notifier.tenant();
    notifier.slack.next('chat.postMessage', tenant.slack_token, { retry_after: 5 });
    const signal = await notifier.opened(tenant, 'tell_wait_and_ask');
    await waitUntil(async () => (await notifier.deliveries(signal.signal_id))[0]?.reason);
    await notifier.runIn(signal, 'waiting');
    await notifier.due(signal);
    const [told, asks] = await waitUntil(async () => {
      const all = await notifier.deliveries(signal.signal_id);
      return all.length === 2 && all;
    });
    expect(asks!.follows).toBe(told!.id);
    const [alert, question] = await waitUntil(() => {
      const all = notifier.slack.in(tenant.slack_token);
      return all.length === 2 && all;
    });
    expect(question).toMatchObject({ thread_ts: alert!.ts });
  });
});

/** The button with a label, of which several may be in a message. */
function buttonOf(message: PostedMessage, label: string, decides = ''): Button {
  const blocks = JSON.parse(message.blocks) as { elements?: Button[] }[];
  const buttons = blocks.flatMap(({ elements = [] }) => elements);
  return buttons.find(({ text, action_id }) => text?.text === label && action_id.includes(decides))!;
}
