import { auth, drive, type drive_v3 } from '@googleapis/drive';
import { rewriteOrigin } from '@linesman/provider-kit';
import { askToken, connect } from './browser';
import { bearer, google, refreshForm } from './flows';
import { ProviderCalls } from './provider-calls';
import { TestSandbox } from './test-sandbox';

const origins = ['https://www.googleapis.com', 'https://openidconnect.googleapis.com'];
const scopeOf = (name: string): string => `https://www.googleapis.com/auth/${name}`;
const scope = `openid email ${scopeOf('drive.metadata.readonly')} ${scopeOf('drive.file')}`;
const folderType = 'application/vnd.google-apps.folder';

describe('Google', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  const calls = new ProviderCalls(() => world, 'google', origins, scope);
  const { provider } = calls;
  const sdkFor = async (account: string): Promise<drive_v3.Drive> => {
    const signedIn = new auth.OAuth2();
    signedIn.setCredentials({ access_token: await calls.granted(account) });
    const standIn = { 'https://www.googleapis.com': `${world.origin}/google` };
    const fetchImplementation: typeof fetch = (url, init) =>
      fetch(rewriteOrigin(url instanceof Request ? url.url : String(url), standIn), init);
    return drive({ version: 'v3', auth: signedIn, fetchImplementation, retry: false });
  };

  it('issues tokens for an hour and a refresh token that does not change, until the grant is revoked', async () => {
    const flow = google(world);
    const first = await connect(flow, 'techcorp');
    expect(first).toMatchObject({ status: 200, body: { expires_in: 3_600, scope, token_type: 'Bearer' } });
    const refresh = (): ReturnType<typeof askToken> => askToken(flow.token, refreshForm(first.body['refresh_token']));
    const [second, third] = [await refresh(), await refresh()];
    expect([second.status, third.status]).toEqual([200, 200]);
    const about = (): Promise<Response> =>
      fetch(`${world.origin}/google/drive/v3/about?fields=user`, bearer(third.body['access_token']));
    expect((await about()).status).toBe(200);
    const revoked = await fetch(`${world.origin}/google/revoke?token=${String(first.body['refresh_token'])}`, {
      method: 'POST',
    });
    expect(revoked.status).toBe(200);
    expect((await about()).status).toBe(401);
    expect(await refresh()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('grants no scope that a person leaves out, and says so with the token', async () => {
    const flow = google(world);
    const without = { [scopeOf('drive.file')]: 'no', openid: 'no' };
    const { body } = await connect(flow, 'techcorp', undefined, without);
    expect(body['scope']).toBe(`openid email ${scopeOf('drive.metadata.readonly')}`);
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${world.origin}/google/drive/v3/${path}`, { ...bearer(body['access_token']), ...init });
    expect((await ask('files')).status).toBe(200);
    expect((await ask('files', { method: 'POST', body: '{}' })).status).toBe(403);
    expect((await connect(flow, 'techcorp')).body['scope']).toBe(scope);
  });

  it('issues no refresh token without offline access', async () => {
    const { params } = google(world);
    const { body } = await connect({ ...google(world), params: { scope: params!['scope']! } }, 'techcorp');
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('works with its official client: files, a folder with a reserved id, changes', async () => {
    const sdk = await sdkFor('kestrel');
    const { data: about } = await sdk.about.get({ fields: 'user(displayName,emailAddress)' });
    expect(about).toEqual({ user: { displayName: 'Mateo Rossi', emailAddress: 'mateo.rossi@kestrel.example' } });

    const first = await sdk.files.list({ pageSize: 1000, q: `mimeType = 'application/pdf' and trashed = false` });
    expect(first.data).toMatchObject({ kind: 'drive#fileList', files: { length: 1000 } });
    expect(first.data.files![0]).toEqual({
      kind: 'drive#file',
      id: expect.any(String) as string,
      name: 'Invoice 0002.pdf',
      mimeType: 'application/pdf',
    });
    const { pageToken } = { pageToken: first.data.nextPageToken! };
    expect((await sdk.files.list({ pageSize: 1000, pageToken })).data.files).toHaveLength(1000);

    const { startPageToken } = (await sdk.changes.getStartPageToken()).data;
    const [id] = (await sdk.files.generateIds({ count: 1 })).data.ids!;
    const requestBody = { id, name: 'Onboarding', mimeType: folderType };
    expect((await sdk.files.create({ requestBody, fields: 'id,name' })).data).toEqual({ id, name: 'Onboarding' });
    await expect(sdk.files.create({ requestBody })).rejects.toMatchObject({ status: 409 });
    await expect(sdk.files.create({ requestBody: { ...requestBody, id: 'mine' } })).rejects.toMatchObject({
      status: 400,
    });
    const changed = await sdk.changes.list({ pageToken: startPageToken! });
    expect(changed.data.changes).toMatchObject([{ fileId: id, removed: false, file: { name: 'Onboarding' } }]);
    await sdk.files.delete({ fileId: id! });
    const gone = await sdk.changes.list({ pageToken: changed.data.newStartPageToken! });
    expect(gone.data.changes).toMatchObject([{ fileId: id, removed: true }]);
    const elsewhere = sdk.files.update({ fileId: first.data.files![0]!.id!, requestBody: { name: 'X' } });
    await expect(elsewhere).rejects.toMatchObject({ status: 404 });
  });

  it('lets the gateway read all files once, and then what changed', async () => {
    const call = await calls.callFor('mesaverde', 'SYNC_FILES');
    const all = await calls.run(call);
    expect(all).toMatchObject({ ids: { length: 90 }, cursor: expect.stringMatching(/^changes \d+$/) as string });
    expect(all.pages).toHaveLength(1);
    const larger = await calls.run(await calls.callFor('kestrel', 'SYNC_FILES'));
    expect(larger.pages.map(({ records }) => records.length)).toEqual([1000, 1000, 400]);

    const parameters = { name: 'Onboarding' };
    const made = await provider.gateway({ ...call, capability_code: 'CREATE_FOLDER', parameters });
    const sdk = await sdkFor('mesaverde');
    await sdk.files.update({ fileId: String(made['folder_id']), requestBody: { trashed: true } });
    const later = await calls.run(call, all.cursor);
    expect(later.pages[0]).toMatchObject({
      records: [{ external_id: made['folder_id'], data: { name: 'Onboarding', kind: 'folder' }, deleted: true }],
      skipped: [],
    });
    expect((await calls.run(call, later.cursor)).ids).toEqual([]);
  });

  it('creates a folder for the gateway, and the look-up finds it after its answer was lost', async () => {
    const more = { parameters: { name: 'Reports' }, idempotency_key: 'execution-1' };
    const call = await calls.callFor('spare', 'CREATE_FOLDER', more);
    expect(await calls.became(call)).toEqual({ not_done: true });
    await world.turnOn('google', 'lost_answer', { path: '/files', times: 1 });
    await expect(provider.gateway(call)).rejects.toMatchObject({ failure: { class: 'unknown', may_have_acted: true } });
    expect(await calls.became(call)).toMatchObject({
      done: { name: 'Reports', url: expect.stringContaining('https://') as string },
    });
    const inside = { parameters: { name: '2026', parent_id: 'nowhere' }, idempotency_key: 'execution-2' };
    await expect(provider.gateway({ ...call, ...inside })).rejects.toMatchObject({ failure: { code: 'notFound' } });
  });

  it('names its account, and fails in its own words when a switch is on', async () => {
    const call = await calls.callFor('mesaverde', 'SYNC_FILES');
    expect(await provider.identify!(call)).toMatchObject({ account_name: 'carla.jimenez@mesaverde.example' });
    const broken = (kind: string, more = {}): Promise<unknown> => calls.failureOf(call, kind, more);
    expect(await broken('rate_limit', { retry_after: 7 })).toMatchObject({
      cause: 'rate_limited',
      code: 'rateLimitExceeded',
      retry_after_ms: 7_000,
    });
    expect(await broken('status')).toMatchObject({ class: 'transient', cause: 'server_error', code: 'backendError' });
    expect(await broken('deactivate_account', { account: 'mesaverde' })).toMatchObject({ cause: 'grant_revoked' });
    await world.turnOn('google', 'refuse_scope', { scope: scopeOf('drive.metadata.readonly') });
    expect((await calls.run(call)).ids).toHaveLength(0); // what the app created is in the trash
    await world.turnOn('google', 'refuse_scope', { scope: scopeOf('drive.file') });
    await expect(provider.probe(call)).rejects.toMatchObject({
      failure: { cause: 'insufficient_scope', missing_scope: 'drive.metadata.readonly' },
    });
    await world.control('POST', 'reset', {});
    await world.control('POST', 'tokens/expire', { provider: 'google', account: 'mesaverde' });
    await expect(provider.probe(call)).rejects.toMatchObject({
      failure: { cause: 'grant_revoked', code: 'authError' },
    });
  });
});
