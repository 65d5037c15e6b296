import { askToken, connect } from './browser';
import { basecamp, refreshForm } from './flows';
import { ProviderCalls } from './provider-calls';
import { TestSandbox } from './test-sandbox';

const origins = ['https://launchpad.37signals.com', 'https://3.basecampapi.com'];
const who = { 'user-agent': 'Test (test@linesman.example)' };

describe('Basecamp', () => {
  let world: TestSandbox;
  let accounts: { account: string; account_id: number; name: string }[];
  beforeAll(async () => {
    world = await TestSandbox.open();
    ({ accounts } = await world.control<{ accounts: typeof accounts }>('GET', 'accounts?provider=basecamp'));
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  const calls = new ProviderCalls(() => world, 'basecamp', origins);
  const { provider } = calls;
  const idOf = (account: string): string => String(accounts.find((one) => one.account === account)!.account_id);
  const callFor = (account: string, code: string, more = {}): ReturnType<typeof calls.callFor> =>
    calls.callFor(account, code, { config: { account_id: idOf(account) }, ...more });
  const ask = async (account: string, path: string, options: RequestInit = {}): Promise<Response> => {
    const headers = { ...who, authorization: `Bearer ${await calls.granted(account)}` };
    return fetch(`${world.origin}/basecamp/${idOf(account)}${path}`, { headers, ...options });
  };

  it('issues tokens for two weeks that name no scope, and a refresh token that does not change', async () => {
    const flow = basecamp(world);
    const { body } = await connect(flow, 'techcorp');
    expect(body).toEqual({
      access_token: expect.any(String) as string,
      refresh_token: expect.any(String) as string,
      token_type: 'Bearer',
      expires_in: 1_209_600,
    });
    const refresh = (): ReturnType<typeof askToken> => askToken(flow.token, refreshForm(body['refresh_token']));
    expect([(await refresh()).status, (await refresh()).status]).toEqual([200, 200]);
    await world.control('POST', 'grants/revoke', { provider: 'basecamp', account: 'techcorp' });
    expect(await refresh()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('lists projects in pages that grow, and requires a User-Agent with contact details', async () => {
    const first = await ask('kestrel', '/projects.json');
    expect(await first.json()).toHaveLength(15);
    expect(first.headers.get('x-total-count')).toBe('112');
    const [, next] = /<(.+)>; rel="next"/.exec(first.headers.get('link')!)!;
    expect(next).toBe(`https://3.basecampapi.com/${idOf('kestrel')}/projects.json?page=2`);
    expect(await (await ask('kestrel', '/projects.json?page=2')).json()).toHaveLength(30);
    const last = await ask('kestrel', '/projects.json?page=4');
    expect([await last.json(), last.headers.get('link')]).toMatchObject([{ length: 17 }, '']);
    const nobody = { headers: { authorization: `Bearer ${await calls.granted('kestrel')}`, 'user-agent': 'curl' } };
    expect((await ask('kestrel', '/projects.json', nobody)).status).toBe(400);
  });

  it('lets the gateway read projects of every state to the end, and then only what is new', async () => {
    const call = await callFor('kestrel', 'SYNC_PROJECTS');
    const all = await calls.run(call);
    expect(new Set(all.ids).size).toBe(140);
    const records = all.pages.flatMap((page) => page.records);
    expect(records.filter(({ deleted }) => deleted)).toHaveLength(14);
    expect(records.filter(({ data }) => data['status'] === 'archived')).toHaveLength(14);
    expect((await calls.run(call, all.cursor)).ids).toEqual([]);
    expect((await calls.run(await callFor('spare', 'SYNC_PROJECTS'))).ids).toEqual([]);
  });

  it('adds a to-do of the gateway once, and the look-up finds it in every state', async () => {
    const { pages } = await calls.run(await callFor('mesaverde', 'SYNC_PROJECTS'));
    const todoset = pages[0]!.records[0]!.data['todoset_id'] as string;
    const [list] = (await (await ask('mesaverde', `/todosets/${todoset}/todolists.json`)).json()) as { id: number }[];
    const parameters = {
      todolist_id: list!.id,
      content: 'Call Bob',
      description: '<div>Soon</div>',
      due_on: '2026-12-24',
    };
    const call = await callFor('mesaverde', 'CREATE_TODO', { parameters, idempotency_key: 'execution-1' });
    expect(await calls.became(call)).toEqual({ not_done: true });
    await world.turnOn('basecamp', 'lost_answer', { path: '/todos.json', times: 1 });
    await expect(provider.gateway(call)).rejects.toMatchObject({ failure: { class: 'unknown', may_have_acted: true } });
    const became = (await calls.became(call)) as { done: { todo_id: string } };
    expect(became).toMatchObject({ done: { content: 'Call Bob', due_on: '2026-12-24', status: 'active' } });
    const { todo_id } = became.done;
    await ask('mesaverde', `/todos/${todo_id}/completion.json`, { method: 'POST' });
    expect(await calls.became(call)).toMatchObject({ done: { todo_id } });
    await ask('mesaverde', `/recordings/${todo_id}/status/trashed.json`, { method: 'PUT' });
    expect(await calls.became(call)).toMatchObject({ done: { todo_id, status: 'trashed' } });
    const elsewhere = { ...call, parameters: { ...parameters, todolist_id: 7 } };
    await expect(provider.gateway(elsewhere)).rejects.toMatchObject({
      failure: { class: 'permanent', http_status: 404 },
    });
  });

  it('names its account, and fails in its own words when a switch is on', async () => {
    const call = await callFor('techcorp', 'SYNC_PROJECTS');
    const account = await provider.identify!(call);
    expect(account).toEqual({ account_id: idOf('techcorp'), account_name: 'TechCorp' });
    expect(provider.configFromAccount!(account)).toEqual({ account_id: idOf('techcorp') });
    const broken = (kind: string, more = {}): Promise<unknown> => calls.failureOf(call, kind, more);
    expect(await broken('rate_limit', { retry_after: 7 })).toMatchObject({
      cause: 'rate_limited',
      retry_after_ms: 7_000,
    });
    expect(await broken('status')).toMatchObject({ class: 'transient', cause: 'server_error' });
    expect(await broken('deactivate_account', { account: 'techcorp' })).toMatchObject({
      cause: 'account_deactivated',
      code: 'account_inactive',
    });
    await expect(world.turnOn('basecamp', 'refuse_scope', { scope: 'x' })).rejects.toThrow('provider must be one of');
    await world.control('POST', 'tokens/expire', { provider: 'basecamp', account: 'techcorp' });
    await expect(provider.probe(call)).rejects.toMatchObject({
      failure: { cause: 'grant_revoked', message: expect.stringContaining('OAuth token expired') as string },
    });
  });
});
