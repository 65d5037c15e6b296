import { randomUUID } from 'node:crypto';
import type { TaskView } from '../src/tasks/tasks.query';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** Somebody of a tenant who makes tasks. */
async function maker() {
  const tenant = await notifier.tenant();
  const authorization = `Bearer ${await tenant.tokenFor('csm')}`;
  const make = async (about: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${await notifier.app.getUrl()}/tasks`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ title: 'Call', due_at: '2099-01-01T00:00:00Z', ...about }),
    });
    return { status: answer.status, body: (await answer.json()) as TaskView };
  };
  const list = async () => notifier.list<TaskView>('/tasks', await tenant.tokenFor('csm'));
  return { make, list };
}

it('makes no task of another request at the same time under the same key', async () => {
  const { make, list } = await maker();
  const key = { 'idempotency-key': randomUUID() };
  const titles = Array.from({ length: 8 }, (_, n) => `Call ${n}`);
  const answers = await Promise.all(titles.map((title) => make({ title }, key)));
  const [task, ...more] = await list();
  expect(more).toEqual([]);
  expect(answers.map(({ status }) => status)).toEqual(titles.map((title) => (title === task!.title ? 201 : 422)));
});

it('makes a task only about what the tenant has, and knows whose an integration is', async () => {
  const { make } = await maker();
  const [customer_id, integration_id, other, gone] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  notifier.unknownIds.add(gone);
  notifier.customersOf.set(integration_id, customer_id);
  expect(await make({ integration_id })).toMatchObject({ status: 201, body: { customer_id, integration_id } });
  expect((await make({ customer_id: gone })).status).toBe(404);
  expect((await make({ integration_id: gone })).status).toBe(404);
  expect((await make({ integration_id, customer_id: other })).status).toBe(400);
});
