import { createHash } from 'node:crypto';
import type { SchemaOwner } from '@linesman/contracts';
import { TENANT } from './grown-tables.ts';

interface Page {
  items: unknown[];
  next_cursor?: string;
}
export type Query = Record<string, unknown>;
export type Lists = Record<string, (...args: unknown[]) => Promise<Page>>;

/** A list of the API, and what is asked of it. */
export interface Case {
  route: string;
  owner: SchemaOwner;
  /** The file below src of the service, or of a library, that runs the query. */
  file: string;
  /** The class in that file. */
  name: string;
  /** Arguments of the constructor; the database alone if absent. */
  made_with?: (database: unknown) => unknown[];
  queries: Query[];
  ask?: (lists: Lists, query: Query) => Promise<Page>;
}

export const caller = { tenantId: TENANT, subject: 'person10', email: 'csm10@example.com', roles: ['tenant_admin'] };

const idOf = (of: string, n: number): string =>
  createHash('md5')
    .update(`${of}${n}`)
    .digest('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

export const integration_id = idOf('integration', 10);
export const customer_id = idOf('customer', 10);
export const delivery_id = idOf('delivery', 10);
export const endpoint_id = idOf('endpoint', 10);
export const person_id = idOf('person', 10);
export const replay_id = idOf('replay', 10);
export const rules_id = idOf('rules', 1);
export const signal_id = idOf('signal', 10);
export const task_id = idOf('task', 10);
/** Half a day, in which few of the rows came. */
export const lately = { from: new Date(Date.now() - 43_200_000), to: new Date() };

export const queryFirst = (lists: Lists, query: Query): Promise<Page> => lists.list!(query, caller);
export const callerFirst = (lists: Lists, query: Query): Promise<Page> => lists.list!(caller, query);

/** No filter, and one filter at a time. */
export const each = (...queries: Query[]): Query[] => [{}, ...queries];

/** Of a tenant's audit log. */
export const audited = each(
  { subject_id: integration_id, subject_type: 'integration' },
  { actor: ['person10'] },
  { not_actor: 'mia' },
  { action: 'integration.updated' },
  { before_id: 1_000 },
  lately,
);
