import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';

export type Project = Record<string, unknown>;

/** Undefined if the project did not change since. A project without a time is skipped with a reason. */
export function toRecord(source: Project, since: string): SyncedRecord | SkippedRecord | undefined {
  const { id, status } = source;
  if (!Number.isSafeInteger(id)) return { reason: 'has no id' };
  const external_id = String(id);
  const updated_at = time(source.updated_at);
  if (!updated_at) return { external_id, reason: 'has no readable updated_at' };
  if (updated_at < since) return undefined;
  const data = {
    name: text(source.name),
    description: text(source.description),
    status: text(status),
    purpose: text(source.purpose),
    clients_enabled: source.clients_enabled === true,
    url: text(source.app_url),
    todoset_id: todosetOf(source.dock),
    created_at: time(source.created_at) ?? null,
    updated_at,
  };
  return status === 'trashed' ? { external_id, data, deleted: true } : { external_id, data };
}

/** Id of the project's to-do lists; null if that tool is turned off. */
function todosetOf(dock: unknown): string | null {
  const tools = Array.isArray(dock) ? (dock as (Project | null)[]) : [];
  const found = tools.find((tool) => tool?.name === 'todoset' && tool.enabled === true);
  return Number.isSafeInteger(found?.id) ? String(found?.id) : null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function time(value: unknown): string | undefined {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
