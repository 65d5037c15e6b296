import type { Route } from './routes.ts';

const words = (name: string): string[] => name.split(/(?=[A-Z])|[-_]/).map((it) => it.toLowerCase());
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const camel = ([first = '', ...rest]: string[]): string => first + rest.map(capital).join('');
const singular = (noun: string): string => noun.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');

/** `listConnections`, `getConnection`: the handler's verb with the noun of its controller. */
export function operationName({
  controller,
  handler,
  path,
  verb,
}: Pick<Route, 'controller' | 'handler' | 'path' | 'verb'>): string {
  const noun = words(controller.name.replace(/Controller$/, ''));
  const said = words(handler);
  if (said.length > 1 || noun[0] === said[0]) return camel(said.length > 1 ? said : noun);
  const last = noun.at(-1)!;
  const isOne = handler !== 'list' && (handler === 'create' || handler === 'add' || endsOnOne(path, verb));
  return camel([...said, ...noun.slice(0, -1), isOne ? singular(last) : last]);
}

/** The thing itself, or a verb on it: `/tasks/{id}`, `/tasks/{id}/close`. */
function endsOnOne(path: string, verb: string): boolean {
  const segments = path.split('/');
  return segments.at(-1)!.startsWith('{') || (verb === 'post' && segments.at(-2)!.startsWith('{'));
}

/** `listConnections` as `List connections`. */
export const summaryOf = (operation: string): string => capital(words(operation).join(' '));

/** `health-score` as `Health score`. */
export const titleOf = (name: string): string => capital(words(name).join(' '));
