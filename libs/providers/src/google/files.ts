import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';

export type DriveFile = Record<string, unknown>;

export const folderType = 'application/vnd.google-apps.folder';
export const fileFields = 'id,name,mimeType,size,parents,webViewLink,ownedByMe,trashed,createdTime,modifiedTime';

export interface Change {
  changeType?: unknown;
  fileId?: unknown;
  removed?: unknown;
  file?: DriveFile;
}

/** A file without a time is returned, because it may be new. */
export function toRecord(file: DriveFile): SyncedRecord | SkippedRecord {
  const external_id = text(file.id);
  if (!external_id) return { reason: 'has no id' };
  const mime_type = text(file.mimeType);
  const data = {
    name: text(file.name),
    kind: mime_type === folderType ? 'folder' : 'file',
    mime_type,
    size: typeof file.size === 'string' && /^\d{1,15}$/.test(file.size) ? Number(file.size) : null,
    parent_ids: Array.isArray(file.parents) ? file.parents.filter((id) => typeof id === 'string') : [],
    url: text(file.webViewLink),
    owned_by_me: file.ownedByMe === true,
    created_at: text(file.createdTime),
    updated_at: text(file.modifiedTime),
  };
  return file.trashed === true ? { external_id, data, deleted: true } : { external_id, data };
}

/** Removed: deleted permanently, or no longer shared with the account. */
export function changeToRecord({ fileId, removed, file }: Change): SyncedRecord | SkippedRecord {
  const external_id = text(fileId);
  if (!external_id) return { reason: 'is a change without the id of its file' };
  if (removed === true) return { external_id, data: {}, deleted: true };
  return file ? toRecord(file) : { external_id, reason: 'changed, and its state is not told' };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
