import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { textOf } from '../../pages/query-string';

export interface LetterFilter {
  /** Of all services, the newest of each, when absent. */
  service?: SchemaOwner;
  handler?: string;
  replayed?: 'true';
  cursor?: string;
}

/** From a query or a form that anybody may have written. */
export function letterFilter(query: Record<string, unknown>): LetterFilter {
  const service = schemaOwners.find((one) => one === query.service);
  const handler = textOf(query.handler);
  const cursor = textOf(query.cursor).slice(0, 1_000) || undefined;
  return {
    service,
    handler: service && /^[\w.-]{1,200}$/.test(handler) ? handler : undefined,
    replayed: query.replayed === 'true' ? 'true' : undefined,
    cursor: service && cursor,
  };
}
