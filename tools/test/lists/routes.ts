import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Lists that are not planned, and why each of them stays short. */
export const short: Record<string, string> = {
  '/v1/connections': 'what can be connected',
  '/v1/integrations/{integration_id}/capabilities': 'what one connection can do',
  '/v1/colleagues': 'asks the integrations service; of the CSMs of a tenant it reads 100 at most by their key',
  '/v1/event-endpoints': 'at most 20 of a tenant',
  '/v1/internal/audit-log/connections': 'what staff and new manifests changed',
  '/v1/internal/connection-usage': 'counts the integrations of all tenants, a row for each connection',
  '/v1/internal/connections': 'what can be connected',
  '/v1/internal/connections/{connection_code}/capabilities': 'what one connection can do',
  '/v1/internal/provider-canaries': 'one for each provider at most',
  '/v1/parked-lines': 'counts what waits for 100 integrations at most, by their ids',
  '/v1/providers/status': 'one for each provider',
  '/v1/internal/incidents': 'reads the integrations that fail, and counts those of their connections',
  '/v1/internal/staff-signals': 'problems of Linesman itself: the last 50',
  '/v1/internal/reliability': 'a row for each connection of a tenant; its query is that of /v1/reliability',
  '/v1/error-trends':
    'sums up the hours in which something of a tenant failed; days that are not asked for are not read',
  '/v1/reliability/periods': 'a row for each period; its query is that of /v1/reliability',
  '/v1/tasks/{task_id}/overdue-notices': 'the newest 100 of one task, by its id',
  '/v1/silences/covering': 'at most 100 of a tenant that have not ended',
  '/v1/usage-prices': 'at most 1,000 of a tenant',
  '/v1/workflows': 'at most 50 of a tenant, and those of Linesman',
  '/v1/webhook-endpoints': '50 endpoints of one integration at most, by its id',
};

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
}
interface Operation {
  parameters?: { name?: string; in?: string }[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  paths: Record<string, { get?: Operation }>;
}

/** What pages a list and filters nothing. */
const PAGING = new Set(['limit', 'cursor', 'wait_seconds']);

/** Every route of docs/openapi.yaml that answers with a list, and its filters. */
export function listsOfTheApi(): { route: string; filters: string[] }[] {
  const document = parse(readFileSync(join(__dirname, '../../../docs/openapi.yaml'), 'utf8'), {
    uniqueKeys: false,
  }) as Document;
  return Object.entries(document.paths).flatMap(([route, { get }]) => {
    if (!get || !isList(get, document)) return [];
    const asked = (get.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name!);
    return [{ route, filters: asked.filter((name) => !PAGING.has(name)) }];
  });
}

function isList({ responses }: Operation, document: Document): boolean {
  const schema = responses['200']?.content?.['application/json']?.schema;
  const { properties = {} } = schema ? resolve(schema, document) : {};
  return ['items', 'events'].some((name) => properties[name] && resolve(properties[name], document).type === 'array');
}

const resolve = (schema: Schema, document: unknown): Schema =>
  schema.$ref
    ? (schema.$ref
        .slice(2)
        .split('/')
        .reduce((at, key) => (at as Record<string, unknown>)[key], document) as Schema)
    : schema;
