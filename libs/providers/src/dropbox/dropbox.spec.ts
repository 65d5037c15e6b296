import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import account from './samples/current-account.json';
import expired from './samples/expired-access-token.json';
import folder1 from './samples/list-folder-1.json';
import folder2 from './samples/list-folder-2.json';
import missingScope from './samples/missing-scope.json';
import notFound from './samples/path-not-found.json';

const samples: ProviderSamples = {
  origins: ['https://api.dropboxapi.com'],
  material: { type: 'bearer', secret: 'sl.B2M8yVLTSojO3UsFs2tRlXxkFh50RLOkroi3' },
  capabilities: {
    LIST_FOLDER: {
      parameters: { path: '/Contracts' },
      answers: [{ body: folder1 }, { body: folder2 }],
      output: {
        entries: [
          {
            external_id: 'id:a4ayc_80_OEAAAAAAAAAXw',
            kind: 'file',
            name: 'Contract.pdf',
            path: '/Contracts/Contract.pdf',
            size: 7212,
            updated_at: '2026-01-12T15:50:38Z',
          },
          {
            external_id: 'id:a4ayc_80_OEAAAAAAAAAXz',
            kind: 'folder',
            name: '2025',
            path: '/Contracts/2025',
            size: null,
            updated_at: null,
          },
        ],
        next_cursor: folder2.cursor,
        complete: true,
        skipped: [{ external_id: 'id:a4ayc_80_OEAAAAAAAAAX1', reason: 'is not a file, folder or deletion' }],
      },
    },
  },
  healthy: { body: account },
  identify: {
    answer: { body: account },
    account: { account_id: 'dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc', account_name: 'Bob Smith' },
  },
  refusals: [
    { answer: { status: 401, body: expired }, failure: { cause: 'grant_revoked', code: 'expired_access_token' } },
    {
      answer: { status: 401, body: missingScope },
      failure: { cause: 'insufficient_scope', code: 'missing_scope', missing_scope: 'files.metadata.read' },
    },
    {
      answer: { status: 401, body: { error_summary: 'user_suspended/', error: { '.tag': 'user_suspended' } } },
      failure: { cause: 'account_deactivated' },
    },
    {
      answer: { status: 409, body: notFound },
      failure: { class: 'permanent', cause: 'bad_request', code: 'path/not_found' },
    },
  ],
};

describeProvider(provider, samples);

describe('Dropbox', () => {
  const dropbox = onLoopback(provider, samples);
  const list = (parameters: Record<string, unknown>) => dropbox.run('LIST_FOLDER', parameters);

  it('asks who it is with a null body, as Dropbox wants it', async () => {
    dropbox.answer({ body: account });
    await dropbox.probe();
    expect(dropbox.received()).toMatchObject([{ method: 'POST', path: '/2/users/get_current_account', body: 'null' }]);
  });

  it('starts at a path, and goes on from a cursor', async () => {
    dropbox.answer({ body: folder1 });
    expect(await list({ path: '/Contracts', max_entries: 1 })).toMatchObject({ complete: false });
    expect(dropbox.received()).toMatchObject([{ path: '/2/files/list_folder' }]);
    dropbox.answer({ body: folder2 });
    expect(await list({ cursor: folder1.cursor })).toMatchObject({ complete: true });
    expect(dropbox.received()).toMatchObject([
      { path: '/2/files/list_folder/continue', body: JSON.stringify({ cursor: folder1.cursor }) },
    ]);
  });

  it('does not try again at a path that does not exist', async () => {
    dropbox.answer({ status: 409, body: notFound });
    expect(await failureOf(list({ path: '/gone' }))).toMatchObject({ class: 'permanent' });
  });
});
