import { defineGateway, type GatewayCall } from '@linesman/provider-kit';
import { dropboxRpc } from './dialect';
import { manifest } from './manifest';

interface FolderPage {
  entries: Record<string, unknown>[];
  cursor: string;
  has_more: boolean;
}

export const gateway = defineGateway(manifest, { LIST_FOLDER: listFolder });

/** The last page has a next_cursor too: with it Dropbox later returns what changed since. */
async function listFolder(call: GatewayCall): Promise<Record<string, unknown>> {
  const { path = '', recursive = false, cursor, max_entries = 2_000 } = call.parameters;
  const entries: unknown[] = [];
  const skipped: unknown[] = [];
  let page =
    cursor === undefined
      ? await dropboxRpc(call, 'files/list_folder', { path, recursive }, isFolderPage)
      : await dropboxRpc(call, 'files/list_folder/continue', { cursor }, isFolderPage);
  for (;;) {
    for (const source of page.entries) {
      const entry = toEntry(source);
      if (entry) entries.push(entry);
      else skipped.push({ external_id: text(source.id), reason: 'is not a file, folder or deletion' });
    }
    if (!page.has_more || entries.length + skipped.length >= Number(max_entries)) {
      return { entries, next_cursor: page.cursor, complete: !page.has_more, skipped };
    }
    page = await dropboxRpc(call, 'files/list_folder/continue', { cursor: page.cursor }, isFolderPage);
  }
}

function toEntry(source: Record<string, unknown>): Record<string, unknown> | undefined {
  const kind = source['.tag'];
  const path = text(source.path_display) ?? text(source.path_lower);
  if (path === null || (kind !== 'file' && kind !== 'folder' && kind !== 'deleted')) return undefined;
  return {
    external_id: text(source.id),
    kind,
    name: text(source.name),
    path,
    size: typeof source.size === 'number' ? source.size : null,
    updated_at: text(source.server_modified),
  };
}

function isFolderPage(body: unknown): body is FolderPage {
  if (typeof body !== 'object' || body === null) return false;
  const { entries, cursor, has_more } = body as Partial<FolderPage>;
  const listed = Array.isArray(entries) && entries.every((entry) => typeof entry === 'object' && entry !== null);
  return listed && typeof cursor === 'string' && cursor !== '' && typeof has_more === 'boolean';
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
