import { onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import todo from './samples/todo-created.json';

const origins = ['https://launchpad.37signals.com', 'https://3.basecampapi.com'];
const material = { type: 'bearer' as const, secret: 'BAhbB0kiAbB7ImNsaWVudF9pZCI6-conformance-9f3KQ7vTz2Lm' };

describe('A to-do in Basecamp', () => {
  const basecamp = onLoopback(provider, { origins, material, config: { account_id: '195539477' } });
  const parameters = { todolist_id: 1069479573, content: 'Program it', assignee_ids: [1049715938], notify: true };
  const none = { body: [], headers: { 'x-total-count': '0' } };
  const page = (...body: unknown[]) => ({ body, headers: { 'x-total-count': '1' } });
  const asked_at = new Date('2026-01-29T10:44:00Z');
  const lookUp = (at = asked_at) =>
    provider.look_up!.CREATE_TODO!({ ...basecamp.callOf('CREATE_TODO', { parameters }), asked_at: at });

  it('carries the id of its execution', async () => {
    basecamp.answer({ status: 201, body: todo });
    await basecamp.run('CREATE_TODO', parameters);
    const [request] = basecamp.received();
    expect(request).toMatchObject({ method: 'POST', path: '/195539477/todolists/1069479573/todos.json' });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      content: 'Program it',
      assignee_ids: [1049715938],
      notify: true,
      description: '<div>Reference: ledger-0001</div>',
    });
  });

  it('is found by that id, even if it was trashed meanwhile', async () => {
    basecamp.answer(none, none, none, page(todo));
    expect(await lookUp()).toEqual({ done: expect.objectContaining({ todo_id: '1069479574' }) as unknown });
    const list = '/195539477/todolists/1069479573/todos.json';
    expect(basecamp.received().map(({ path }) => path)).toEqual(
      ['', '?completed=true', '?status=archived', '?status=trashed'].map((query) => list + query),
    );
  });

  const more = { link: '<https://3.basecampapi.com/195539477/todolists/1069479573/todos.json?page=2>; rel="next"' };
  const other = { ...todo, description: '<div>Reference: ledger-0002</div>' };

  it('was not created if no to-do of the list carries the id; too early nobody can tell', async () => {
    basecamp.answer({ body: [other], headers: more }, page(other), none);
    expect(await lookUp()).toEqual({ not_done: true });
    expect(basecamp.received()).toHaveLength(5);
    basecamp.answer(none);
    expect(await lookUp(new Date('2026-01-29T10:44:45Z'))).toBeUndefined();
  });

  it('stays unknown if there are too many to look through', async () => {
    basecamp.answer({ body: [other], headers: more });
    expect(await lookUp()).toBeUndefined();
  });
});
