import { waitUntil } from '@linesman/testing';
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
