import type { FormSchema } from '../forms/json-schema';

type Named = { connection_code: string; display_name: string };
type Ids = Record<string, string>;

/** The ids by the name of the provider. The name of a system that is not a connection is shown as it is. */
export const namedIds = (ids: Ids, connections: Named[]): { name: string; id: string }[] =>
  Object.entries(ids).map(([code, id]) => ({
    name: connections.find(({ connection_code }) => connection_code === code)?.display_name ?? code,
    id,
  }));

/** One text for each connection, and one for each other system whose id is stored. */
export function idsSchema(ids: Ids, connections: Named[]): FormSchema {
  const names = new Map([
    ...Object.keys(ids).map((code): [string, string] => [code, code]),
    ...connections.map(({ connection_code, display_name }): [string, string] => [connection_code, display_name]),
  ]);
  const properties = [...names]
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([code, title]) => [code, { type: 'string', title, maxLength: 200 }] as const);
  return { properties: Object.fromEntries(properties) };
}
