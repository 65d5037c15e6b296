import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import authorization from './samples/authorization.json';
import profile from './samples/profile.json';
import projects from './samples/projects.json';
import todo from './samples/todo-created.json';
import expired from './samples/token-expired.json';

const list = (body: unknown[], more: Record<string, string> = {}) => ({
  body,
  headers: { 'x-total-count': String(body.length), ...more },
});

const samples: ProviderSamples = {
  origins: ['https://launchpad.37signals.com', 'https://3.basecampapi.com'],
  material: { type: 'bearer', secret: 'BAhbB0kiAbB7ImNsaWVudF9pZCI6-conformance-9f3KQ7vTz2Lm' },
  config: { account_id: '195539477' },
  capabilities: {
    SYNC_PROJECTS: {
      parameters: { since: '2026-02-01T00:00:00Z' },
      answers: [
        list([...projects, { id: 7, updated_at: 'lately' }, { ...projects[0], updated_at: '2026-01-31T00:00:00Z' }]),
      ],
      output: {
        records: [
          {
            external_id: '2085958504',
            data: {
              name: 'The Leto Laptop',
              description: 'Laptop product launch.',
              status: 'active',
              purpose: 'topic',
              clients_enabled: false,
              url: 'https://3.basecamp.com/195539477/projects/2085958504',
              todoset_id: '1069479393',
              created_at: '2025-12-29T18:52:00.000Z',
              updated_at: '2026-02-26T16:42:05.843Z',
            },
          },
          { external_id: '2085958505', data: expect.objectContaining({ name: 'The Leto Locator' }) as unknown },
        ],
        skipped: [{ external_id: '7', reason: 'has no readable updated_at' }],
        cursor: '2026-02-01T00:00:00.000Z 2026-01-29T10:45:00.000Z 1 0 ',
        complete: false,
      },
      pages: [
        {
          answers: [list([])],
          output: {
            ...{ records: [], skipped: [], complete: false },
            cursor: '2026-02-01T00:00:00.000Z 2026-01-29T10:45:00.000Z 2 0 ',
          },
        },
        {
          answers: [list([])],
          output: { records: [], skipped: [], cursor: '2026-01-29T10:40:00.000Z  0 0 ', complete: true },
        },
      ],
    },
    CREATE_TODO: {
      parameters: {
        todolist_id: 1069479573,
        content: 'Program it',
        description: '<div><em>Try that new language!</em></div>',
        due_on: '2016-05-01',
      },
      answers: [{ status: 201, body: todo }],
      output: {
        todo_id: '1069479574',
        todolist_id: '1069479573',
        content: 'Program it',
        status: 'active',
        due_on: '2016-05-01',
        url: 'https://3.basecamp.com/195539477/buckets/2085958504/todos/1069479574',
      },
    },
  },
  healthy: { body: profile },
  identify: {
    answer: { body: authorization },
    account: { account_id: '99999999', account_name: 'Honcho Design' },
  },
  refusals: [
    {
      answer: { status: 401, body: expired },
      failure: {
        class: 'permanent',
        cause: 'grant_revoked',
        message: expect.stringContaining('OAuth token expired') as string,
      },
    },
    {
      answer: { status: 404, body: '', headers: { reason: 'Account Inactive' } },
      failure: { class: 'permanent', cause: 'account_deactivated', code: 'account_inactive' },
    },
    {
      answer: { status: 404, body: { status: 404, error: 'Not Found' } },
      failure: { class: 'permanent', cause: 'bad_request', code: 'http_404' },
    },
    {
      answer: { status: 429, body: '', headers: { 'retry-after': '4' } },
      failure: { class: 'transient', cause: 'rate_limited', retry_after_ms: 4_000 },
    },
  ],
};

describeProvider(provider, samples);

describe('Basecamp', () => {
  const basecamp = onLoopback(provider, samples);

  it('sends a user agent and takes the known account', async () => {
    const [known] = authorization.accounts;
    basecamp.answer({ body: { ...authorization, accounts: [known, { ...known, id: 195539477, name: 'Other' }] } });
    expect(await provider.identify!(basecamp.callOf('SYNC_PROJECTS'))).toEqual({
      account_id: '195539477',
      account_name: 'Other',
    });
    expect(basecamp.received()[0]).toMatchObject({
      path: '/authorization.json',
      headers: { 'user-agent': expect.stringMatching(/^Linesman \(https:\/\/.+\)$/) as unknown },
    });
  });

  it('names the other accounts if nothing says which was meant', async () => {
    const [first] = authorization.accounts;
    const accounts = [{ ...first, product: 'bcx', name: 'Old' }, first, { ...first, id: 195539477, name: 'Other' }];
    basecamp.answer({ body: { ...authorization, accounts } });
    expect(await provider.identify!(basecamp.callOf('SYNC_PROJECTS', { config: {} }))).toEqual({
      account_id: '99999999',
      account_name: 'Honcho Design',
      others: ['Other'],
    });
  });

  it('refuses a person without the current Basecamp', async () => {
    basecamp.answer({ body: { ...authorization, accounts: [{ ...authorization.accounts[0], product: 'bcx' }] } });
    expect(await failureOf(provider.identify!(basecamp.callOf('SYNC_PROJECTS', { config: {} })))).toMatchObject({
      code: 'unexpected_answer',
    });
  });

  it('reports an integration without account_id', async () => {
    expect(await failureOf(basecamp.run('SYNC_PROJECTS', {}, {}))).toMatchObject({ code: 'no_account_id' });
  });
});
