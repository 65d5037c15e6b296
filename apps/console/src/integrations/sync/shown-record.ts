import { readable } from '../../pages/words';
import type { SyncedRecord } from '../../upstream/answers';

export interface ShownRecord {
  record_id: string;
  external_id: string;
  /** What people call it, where one of its fields says that. */
  title?: string;
  /** Its first fields in one line. */
  summary: string;
  deleted: boolean;
  changed_at: string;
  field_count: number;
  /** The first ones. */
  fields: { name: string; value: string }[];
}

const titles = ['name', 'title', 'subject', 'number', 'email'];
const IN_SUMMARY = 3;
const MOST_FIELDS = 100;

export function shownRecord({ record_id, external_id, data, deleted, changed_at }: SyncedRecord): ShownRecord {
  const fields = Object.entries(data)
    .map(([name, value]) => ({ name: readable(name), value: valueInWords(value) }))
    .filter(({ value }) => value !== '');
  const titled = titles.find((name) => typeof data[name] === 'string' && data[name] !== '');
  const summary = fields
    .filter(({ name }) => name !== (titled && readable(titled)))
    .slice(0, IN_SUMMARY)
    .map(({ name, value }) => `${name}: ${value}`)
    .join(' · ');
  return {
    record_id,
    external_id,
    title: titled && String(data[titled]),
    summary,
    deleted,
    changed_at,
    field_count: fields.length,
    fields: fields.slice(0, MOST_FIELDS),
  };
}

function valueInWords(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
