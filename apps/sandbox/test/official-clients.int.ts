import { rewriteOrigin } from '@linesman/provider-kit';
import { Dropbox, DropboxAuth } from 'dropbox';
import { Connection, OAuth2 } from 'jsforce';
import { connect } from './browser';
import { dropbox, salesforce } from './flows';
import { app, TestSandbox } from './test-sandbox';

/** Each client as its maker publishes it; only its requests go to the sandbox. */
describe('The providers’ own clients', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  describe('dropbox', () => {
    const away: typeof fetch = (url, init) => {
      const standIn = `${world.origin}/dropbox`;
      return fetch(
        rewriteOrigin(url instanceof Request ? url.url : String(url), {
          'https://api.dropboxapi.com': standIn,
          'https://api.dropbox.com': standIn,
        }),
        init,
      );
    };
    const signedIn = async (account: string): Promise<DropboxAuth> => {
      const { body } = await connect(dropbox(world), account);
      const { client_id: clientId, client_secret: clientSecret } = app;
      const tokens = { accessToken: body['access_token'] as string, refreshToken: body['refresh_token'] as string };
      return new DropboxAuth({ clientId, clientSecret, ...tokens, fetch: away });
    };

    it('reads its account, and a folder to its end', async () => {
      const client = new Dropbox({ auth: await signedIn('fjord'), fetch: away });
      const { result: account } = await client.usersGetCurrentAccount();
      expect(account).toMatchObject({ name: { display_name: 'Ingrid Solberg' }, account_type: { '.tag': 'business' } });
      const { result: first } = await client.filesListFolder({ path: '' });
      expect([first.entries.length, first.has_more]).toEqual([2_000, true]);
      const { result: second } = await client.filesListFolderContinue({ cursor: first.cursor });
      expect([second.entries.length, second.has_more]).toEqual([300, false]);
      expect(second.entries[0]).toMatchObject({
        '.tag': 'file',
        path_lower: expect.stringMatching(/^\/.+\.pdf$/) as string,
      });
      const wrong = client.filesListFolder({ path: '/gone' });
      await expect(wrong).rejects.toMatchObject({ status: 409, error: { error_summary: 'path/not_found/...' } });
    });

    it('refreshes with the same refresh token until it is revoked', async () => {
      const auth = await signedIn('kestrel');
      const before = auth.getAccessToken();
      for (let n = 0; n < 2; n++) await auth.refreshAccessToken();
      expect(auth.getAccessToken()).not.toBe(before);
      const client = new Dropbox({ auth, fetch: away });
      await world.turnOn('dropbox', 'refuse_scope', { scope: 'files.metadata.read' });
      await expect(client.filesListFolder({ path: '' })).rejects.toMatchObject({
        status: 401,
        error: { error: { '.tag': 'missing_scope' } },
      });
      await client.authTokenRevoke();
      await expect(client.usersGetCurrentAccount()).rejects.toMatchObject({ status: 401 });
      await expect(auth.refreshAccessToken()).rejects.toMatchObject({ status: 400 });
    });
  });

  describe('jsforce', () => {
    const signedIn = async (account: string): Promise<{ client: Connection; oauth2: OAuth2; refreshToken: string }> => {
      const { body } = await connect(salesforce(world), account);
      const [accessToken, refreshToken, instanceUrl] = ['access_token', 'refresh_token', 'instance_url'].map((it) =>
        String(body[it]),
      );
      const { client_id: clientId, client_secret: clientSecret } = app;
      const oauth2 = new OAuth2({ loginUrl: `${world.origin}/salesforce`, clientId, clientSecret });
      const client = new Connection({ oauth2, accessToken, refreshToken, instanceUrl, version: '62.0' });
      return { client, oauth2, refreshToken: refreshToken! };
    };

    it('queries contacts page by page, and reads its identity and limits', async () => {
      const { client } = await signedIn('techcorp');
      const found = await client.query('SELECT Id, Email, LastModifiedDate FROM Contact ORDER BY LastModifiedDate', {
        autoFetch: true,
        maxFetch: 1_000,
        headers: { 'Sforce-Query-Options': 'batchSize=200' },
      });
      expect(found).toMatchObject({ totalSize: 420, done: true, records: { length: 420 } });
      expect(found.records[0]).toMatchObject({ attributes: { type: 'Contact' }, Id: expect.any(String) as string });
      const first = await client.query('SELECT Id FROM Contact', {
        autoFetch: false,
        headers: { 'Sforce-Query-Options': 'batchSize=200' },
      });
      expect(first).toMatchObject({ done: false, records: { length: 200 } });
      expect(await client.queryMore(first.nextRecordsUrl!)).toMatchObject({ done: false, records: { length: 200 } });
      expect(await client.identity()).toMatchObject({ email: 'bob.smith@techcorp.example', user_type: 'STANDARD' });
      expect(await client.limits()).toMatchObject({ DailyApiRequests: { Max: 100_000 } });
      await expect(client.query('SELECT Shoe FROM Contact')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    });

    it('refreshes by itself when its access token has expired, and not after it was revoked', async () => {
      const { client, oauth2 } = await signedIn('sakura');
      await world.control('POST', 'tokens/expire', { provider: 'salesforce', account: 'sakura' });
      expect(await client.query('SELECT Id FROM Opportunity')).toMatchObject({ totalSize: 12 });
      await oauth2.revokeToken(client.refreshToken!);
      await expect(client.query('SELECT Id FROM Opportunity')).rejects.toThrow('Unable to refresh session');
    });
  });
});
