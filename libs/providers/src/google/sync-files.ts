import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';
import { type GatewayCall, ProviderError, type SyncPage } from '@linesman/provider-kit';
import { driveGet } from './dialect';
import { type Change, changeToRecord, type DriveFile, fileFields, toRecord } from './files';

interface FileList {
  files: DriveFile[];
  nextPageToken?: string;
}

interface ChangeList {
  changes: Change[];
  nextPageToken?: string;
  newStartPageToken?: string;
}

type Told = SyncedRecord | SkippedRecord;

/** The first run notes the current place in the list of changes, then reads all files. Later runs read the changes from there. */
export async function syncFiles(call: GatewayCall): Promise<Record<string, unknown>> {
  const [, changes, start, page] = placeOf(call);
  if (changes) return { ...(await changesFrom(call, changes)) };
  if (!start || !page) return { ...(await listFrom(call, await startToken(call))) };
  return { ...(await listFrom(call, start, page).catch((error: unknown) => againIfStale(call, error))) };
}

async function listFrom(call: GatewayCall, start: string, pageToken?: string): Promise<SyncPage> {
  const fields = `nextPageToken,files(${fileFields})`;
  const asked = { pageSize: '1000', q: 'trashed = false', fields, ...(pageToken ? { pageToken } : {}) };
  const { files, nextPageToken } = await driveGet(call, `/files?${new URLSearchParams(asked).toString()}`, isFileList);
  if (nextPageToken) return answer(files.map(toRecord), `list ${start} ${nextPageToken}`, false);
  return answer(files.map(toRecord), `changes ${start}`, true);
}

async function changesFrom(call: GatewayCall, pageToken: string): Promise<SyncPage> {
  const fields = `nextPageToken,newStartPageToken,changes(changeType,fileId,removed,file(${fileFields}))`;
  const query = new URLSearchParams({ pageToken, pageSize: '1000', fields });
  const { changes, nextPageToken, newStartPageToken } = await driveGet(
    call,
    `/changes?${query.toString()}`,
    isChangeList,
  );
  const next = nextPageToken ?? newStartPageToken;
  // The others are about shared drives, of which nothing is synced.
  const ofFiles = changes.filter(({ changeType }) => changeType === 'file');
  return answer(ofFiles.map(changeToRecord), `changes ${next}`, nextPageToken === undefined);
}

/** Page tokens of the list of files expire after hours (those of changes do not): a run that was delayed starts again. */
async function againIfStale(call: GatewayCall, error: unknown): Promise<SyncPage> {
  const stale = error instanceof ProviderError && error.failure.http_status === 400;
  if (!stale) throw error;
  return listFrom(call, await startToken(call));
}

async function startToken(call: GatewayCall): Promise<string> {
  return (await driveGet(call, '/changes/startPageToken', isStart)).startPageToken;
}

const answer = (told: Told[], cursor: string, complete: boolean): SyncPage => ({
  records: told.filter((one): one is SyncedRecord => 'data' in one),
  skipped: told.filter((one): one is SkippedRecord => 'reason' in one),
  cursor,
  complete,
});

function placeOf({ cursor }: GatewayCall): (string | undefined)[] {
  if (cursor === undefined) return [];
  const place = /^(?:changes (\S{1,1900})|list (\S{1,900}) (\S{1,1000}))$/.exec(cursor);
  if (place) return place;
  throw new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'invalid_parameters',
    message: 'Google Drive: cursor is not one that an earlier call gave',
  });
}

const isToken = (token: unknown) => typeof token === 'string' && /^\S{1,900}$/.test(token);
const isObject = (one: unknown) => typeof one === 'object' && one !== null;

function isStart(body: unknown): body is { startPageToken: string } {
  return isToken((body as { startPageToken?: unknown } | null)?.startPageToken);
}

function isFileList(body: unknown): body is FileList {
  const { files, nextPageToken } = (body ?? {}) as Partial<FileList>;
  const more = nextPageToken === undefined || isToken(nextPageToken);
  return Array.isArray(files) && files.every(isObject) && more;
}

function isChangeList(body: unknown): body is ChangeList {
  const { changes, nextPageToken, newStartPageToken } = (body ?? {}) as Partial<ChangeList>;
  const goesOn = isToken(nextPageToken ?? newStartPageToken);
  return Array.isArray(changes) && changes.every(isObject) && goesOn;
}
