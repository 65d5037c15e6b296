import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { textOf, textUpTo } from '../../pages/query-string';

export interface LetterFilter {
  /** Absent: the newest of every service. */
  service?: SchemaOwner;
  handler?: string;
  replayed?: 'true';
  cursor?: string;
}

/** Ignores values that a filter cannot have: anybody may have written the URL or the form. */
export function letterFilter(query: Record<string, unknown>): LetterFilter {
  const service = schemaOwners.find((one) => one === query.service);
  const handler = textOf(query.handler);
  const cursor = textUpTo(1_000, query.cursor);
  return {
    service,
    handler: service && /^[\w.-]{1,200}$/.test(handler) ? handler : undefined,
    replayed: query.replayed === 'true' ? 'true' : undefined,
    cursor: service && cursor,
  };
}
