import { failureOf, onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import changeList from './samples/change-list.json';
import fileList from './samples/file-list.json';
import start from './samples/start-page-token.json';

const origins = ['https://www.googleapis.com', 'https://openidconnect.googleapis.com'];
const material = { type: 'bearer' as const, secret: 'ya29.a0-conformance-9f3KQ7vTz2Lm' };

describe('Google Drive, kept in step', () => {
  const google = onLoopback(provider, { origins, material });
  const sync = (cursor?: string) => provider.gateway(google.callOf('SYNC_FILES', { cursor }));
  const asked = () => google.received().map(({ path }) => new URL(path, 'http://x'));
  const last = { body: { kind: 'drive#fileList', files: fileList.files } };

  it('notes the place in the changes before it lists files, and continues from there', async () => {
    google.answer({ body: start }, { body: fileList }, last, { body: changeList });
    const first = await sync();
    const second = await sync(String(first['cursor']));
    expect(second).toMatchObject({ cursor: 'changes 9120', complete: true, records: { length: 2 } });
    await sync(String(second['cursor']));
    expect(asked().map(({ pathname }) => pathname)).toEqual(
      ['changes/startPageToken', 'files', 'files', 'changes'].map((path) => `/drive/v3/${path}`),
    );
    expect(asked().map(({ searchParams }) => searchParams.get('pageToken'))).toEqual([
      null,
      null,
      fileList.nextPageToken,
      '9120',
    ]);
    expect(asked()[1]?.searchParams.get('q')).toBe('trashed = false');
  });

  it('returns trashed and removed files as deleted', async () => {
    google.answer({ body: changeList });
    expect(await sync('changes 9120')).toEqual({
      records: [
        {
          external_id: '1dyUEebJaFnWa3Z4n0BFMVAXQ7mfUH11g',
          data: expect.objectContaining({ size: 7300 }) as unknown,
          deleted: true,
        },
        { external_id: '1gone', data: {}, deleted: true },
      ],
      skipped: [],
      cursor: 'changes 9127',
      complete: true,
    });
  });

  it('has more changes to come while a next page is named', async () => {
    const { newStartPageToken: _, ...more } = changeList;
    google.answer({ body: { ...more, nextPageToken: '9125' } });
    expect(await sync('changes 9120')).toMatchObject({ cursor: 'changes 9125', complete: false });
  });

  it('starts again if a page token of the list has expired, and not for one of the changes', async () => {
    const forgotten = {
      status: 400,
      body: { error: { code: 400, message: 'Invalid Value', errors: [{ reason: 'invalid' }] } },
    };
    google.answer(forgotten, { body: { ...start, startPageToken: '9500' } }, last);
    expect(await sync('list 9120 old')).toMatchObject({ cursor: 'changes 9500', complete: true });
    google.answer(forgotten);
    expect(await failureOf(sync('changes 9120'))).toMatchObject({ class: 'permanent', code: 'invalid' });
  });

  it.each(['x', 'list 9120', 'changes ', 'changes 1 2'])('refuses the cursor %s', async (cursor) => {
    google.answer({ body: changeList });
    expect(await failureOf(sync(cursor))).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
    expect(google.received()).toEqual([]);
  });
});
