import { type GatewayCall, lookUpBy } from '@linesman/provider-kit';
import { driveGet, driveWrite } from './dialect';
import { folderType } from './files';

interface Folder {
  id: string;
  name: string;
  webViewLink?: unknown;
  parents?: unknown;
}

const mark = 'linesman_execution_id';
const fields = 'id,name,webViewLink,parents';
const settledAfterMs = 60_000;

/** Drive has no idempotency key. A look-up finds the folder by a property that only our app can see. */
export async function createFolder(call: GatewayCall): Promise<Record<string, unknown>> {
  const { name, parent_id, description } = call.parameters;
  const json = {
    name,
    description,
    mimeType: folderType,
    parents: parent_id === undefined ? undefined : [parent_id],
    appProperties: { [mark]: call.idempotency_key },
  };
  return outputOf(await driveWrite(call, { path: `/files?fields=${fields}`, json }, isFolder));
}

async function findFolder(call: GatewayCall): Promise<Folder | undefined> {
  const value = call.idempotency_key.replace(/[\\']/g, '\\$&');
  const q = `appProperties has { key='${mark}' and value='${value}' }`;
  const query = new URLSearchParams({ q, fields: `files(${fields})` });
  const { files } = await driveGet(call, `/files?${query.toString()}`, isFolders);
  return files[0];
}

export const lookUpFolder = lookUpBy(findFolder, (_call, found) => outputOf(found), settledAfterMs);

const outputOf = ({ id, name, webViewLink, parents }: Folder): Record<string, unknown> => ({
  folder_id: id,
  name,
  parent_id: Array.isArray(parents) && typeof parents[0] === 'string' ? parents[0] : null,
  url: typeof webViewLink === 'string' ? webViewLink : null,
});

function isFolder(body: unknown): body is Folder {
  const { id, name } = (body ?? {}) as Partial<Folder>;
  return typeof id === 'string' && id !== '' && typeof name === 'string';
}

function isFolders(body: unknown): body is { files: Folder[] } {
  const { files } = (body ?? {}) as { files?: unknown };
  return Array.isArray(files) && files.every(isFolder);
}
