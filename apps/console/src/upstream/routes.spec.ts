import type { ServiceApi } from './service-api';

/** Never run: each line after `@ts-expect-error` has to be one that the compiler refuses. */
const calls = async (api: ServiceApi, token: string): Promise<unknown> => {
  const path = { task_id: 'a' };
  const body = { action: 'execute', grantee_type: 'role', grantee: 'csm' };
  const { items } = await api.get('/v1/tasks', token, { query: { status: 'open', limit: 5 } });
  return [
    items[0]?.title,
    api.post('/v1/tasks/{task_id}/close', token, { path, body: { note: 'Done.' } }),
    api.get(`/${'catalog' as 'catalog' | 'notifier'}/dead-letters`, token),
    // @ts-expect-error no such path
    api.get('/v1/task', token),
    // @ts-expect-error nothing can be deleted at this path
    api.delete('/v1/tasks', token),
    // @ts-expect-error no such parameter
    api.get('/v1/tasks', token, { query: { state: 'open' } }),
    // @ts-expect-error no such value of the parameter
    api.get('/v1/tasks', token, { query: { status: 'done' } }),
    // @ts-expect-error the id in the path is missing
    api.get('/v1/customers/{customer_id}', token),
    // @ts-expect-error a required parameter is missing
    api.get('/v1/deliveries', token, { query: {} }),
    // @ts-expect-error no such field in the body
    api.post('/v1/tasks/{task_id}/close', token, { path, body: { remark: 'Done.' } }),
    // @ts-expect-error a required field of the body is missing
    api.post('/v1/grants', token, { body: { action: 'execute' } }),
    // @ts-expect-error this route takes no If-Match
    api.post('/v1/grants', token, { body, if_match: '"1"' }),
    // @ts-expect-error no such field in the answer
    items[0]?.owner,
  ];
};

it('lets only calls compile that the API document has', () => {
  expect(calls).toBeInstanceOf(Function);
});
