import { impactOf, textForCause } from '@linesman/provider-kit';
import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import contacts1 from './samples/contacts-1.json';
import contacts2 from './samples/contacts-2.json';
import invalidLocator from './samples/invalid-query-locator.json';
import invalidSession from './samples/invalid-session.json';
import limits from './samples/limits.json';
import opportunities from './samples/opportunities.json';
import limitExceeded from './samples/request-limit-exceeded.json';
import userinfo from './samples/userinfo.json';

const instance = 'https://techcorp.my.salesforce.com';
const john = {
  external_id: '003RO0000035WQgYAM',
  data: {
    name: 'John Smith',
    email: 'john.smith@example.com',
    phone: '+1 555 0100',
    updated_at: '2026-01-28T09:30:00.000Z',
  },
};
const mary = {
  external_id: '003RO0000035WQhYAM',
  data: { name: 'Mary Jones', email: null, phone: null, updated_at: '2026-01-28T11:00:00.000Z' },
};
const nextPage = '/services/data/v62.0/query/01gRO0000016PIAYA2-2000';

const samples: ProviderSamples = {
  origins: [instance],
  material: { type: 'bearer', secret: '00DRO000000AbCd!AQMAQHNT2NhUqx5X6QC3BJninCLmgpbs' },
  config: { instance_url: instance },
  capabilities: {
    SYNC_CONTACTS: {
      parameters: { since: '2026-01-28T00:00:00Z' },
      answers: [{ body: contacts1 }],
      output: {
        records: [john, mary],
        skipped: [],
        cursor: `2026-01-28T11:00:00.000Z ${nextPage}`,
        complete: false,
      },
      pages: [
        {
          answers: [{ body: contacts2 }],
          output: {
            records: [],
            skipped: [{ external_id: '003RO0000035WQiYAM', reason: 'has no readable LastModifiedDate' }],
            cursor: '2026-01-28T11:00:00.000Z ',
            complete: true,
          },
        },
      ],
    },
    SYNC_OPPORTUNITIES: {
      parameters: {},
      answers: [{ body: opportunities }],
      output: {
        records: [
          {
            external_id: '006RO000001AbCdYAK',
            data: {
              name: 'Renewal 2026',
              stage: 'Negotiation/Review',
              amount: 200000.5,
              close_date: '2026-03-31',
              account_id: '001RO000002XyZaYAK',
              is_closed: false,
              is_won: false,
              updated_at: '2026-01-27T16:20:00.000Z',
            },
          },
        ],
        skipped: [],
        cursor: '2026-01-27T16:20:00.000Z ',
        complete: true,
      },
    },
  },
  healthy: { body: limits },
  identify: {
    answer: { body: userinfo },
    account: { account_id: '00DRO000000AbCdEAK', account_name: 'integration@techcorp.example' },
  },
  refusals: [
    { answer: { status: 401, body: invalidSession }, failure: { cause: 'grant_revoked', code: 'INVALID_SESSION_ID' } },
    { answer: { status: 403, body: limitExceeded }, failure: { class: 'transient', cause: 'rate_limited' } },
    { answer: { status: 403, body: 'Bad_OAuth_Token' }, failure: { class: 'permanent', cause: 'grant_revoked' } },
  ],
};

describeProvider(provider, samples);

describe('Salesforce', () => {
  const salesforce = onLoopback(provider, samples);
  const syncContacts = (parameters: Record<string, unknown>, config?: Record<string, unknown>) =>
    salesforce.run('SYNC_CONTACTS', parameters, config);
  const goOn = (cursor: string) => provider.gateway(salesforce.callOf('SYNC_CONTACTS', { cursor }));
  const asked = (n = 0) => new URL(salesforce.received()[n]?.path ?? '', instance).searchParams.get('q');

  it('asks for what changed since, and follows the query page by page', async () => {
    salesforce.answer({ body: contacts1 }, { body: contacts2 });
    const { cursor } = await syncContacts({ since: '2026-01-28T00:00:00+01:00' });
    await goOn(String(cursor));
    const [first, second] = salesforce.received();
    expect(asked()).toBe(
      'SELECT Id, Name, Email, Phone, LastModifiedDate FROM Contact' +
        ' WHERE LastModifiedDate >= 2026-01-27T23:00:00.000Z ORDER BY LastModifiedDate, Id',
    );
    expect(second?.path).toBe(nextPage);
    expect(first?.headers.authorization).toBe(`Bearer ${samples.material.secret}`);
  });

  it('begins the next run shortly before the last change that it read', async () => {
    salesforce.answer({ body: { totalSize: 0, done: true, records: [] } });
    const cursor = '2026-01-28T11:00:00.000Z ';
    expect(await goOn(cursor)).toEqual({ records: [], skipped: [], cursor, complete: true });
    expect(asked()).toContain(' WHERE LastModifiedDate >= 2026-01-28T10:50:00.000Z ORDER BY');
  });

  it('starts a new query from its mark if Salesforce has dropped the query', async () => {
    salesforce.answer({ status: 400, body: invalidLocator }, { body: contacts1 });
    expect(await goOn(`2026-01-28T09:00:00.000Z ${nextPage}`)).toMatchObject({
      records: [john, mary],
      cursor: `2026-01-28T11:00:00.000Z ${nextPage}`,
    });
    expect(asked(1)).toContain(' WHERE LastModifiedDate >= 2026-01-28T08:50:00.000Z ORDER BY');
  });

  it.each(['@evil.example/x', '//evil.example', 'https://evil.example', '/services/data/v62.0/query/../../x', "x' OR"])(
    'sends the token nowhere for the cursor %s',
    async (locator) => {
      salesforce.answer({ body: contacts2 });
      for (const cursor of [locator, ` ${locator}`, `2026-01-28T09:00:00.000Z ${locator}`])
        expect(await failureOf(goOn(cursor))).toMatchObject({ class: 'permanent', cause: 'bad_request' });
      expect(salesforce.received()).toEqual([]);
    },
  );

  it('lets no query in through `since`', async () => {
    const failure = await failureOf(syncContacts({ since: '2026-01-01T00:00:00Z OR Name != null' }));
    expect(failure).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
  });

  it('treats an unfinished answer without a next page as a fault', async () => {
    salesforce.answer({ body: { ...contacts1, nextRecordsUrl: undefined } });
    expect(await failureOf(syncContacts({}))).toMatchObject({ cause: 'server_error', code: 'unexpected_answer' });
  });

  it('reports an integration without instance_url', async () => {
    expect(await failureOf(syncContacts({}, {}))).toMatchObject({ code: 'no_instance_url' });
  });

  it.each([
    ['https://techcorp.my.salesforce.com/', { instance_url: instance }],
    ['http://127.0.0.1:4010/salesforce', { instance_url: 'http://127.0.0.1:4010/salesforce' }],
    ['http://sandbox.localhost:24400/salesforce', { instance_url: 'http://sandbox.localhost:24400/salesforce' }],
    ['http://techcorp.my.salesforce.com', {}],
    ['https://salesforce.com.evil.example', {}],
    ['https://evilsalesforce.com', {}],
    ['not a url', {}],
    [undefined, {}],
  ])('keeps from a token response with instance_url %s: %j', (instance_url, config) => {
    expect(provider.configFromToken?.({ instance_url })).toEqual(config);
  });

  it('tells a CSM what the alert of a lost grant says', () => {
    expect(impactOf(provider.manifest, { cause: 'refresh_refused' })).toEqual([
      'Contacts are no longer synced from Salesforce',
      'Opportunities are no longer synced from Salesforce',
    ]);
    expect(textForCause(provider.manifest, 'refresh_refused')).toEqual({
      reason: 'OAuth token expired and refresh failed',
      troubleshooting: [
        'Customer needs to reauthorize Salesforce connection',
        'Direct them to: Settings > Integrations > Salesforce > Reconnect',
        'If issue persists, check Salesforce API permissions',
      ],
    });
  });
});
