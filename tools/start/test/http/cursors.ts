import { requestJson } from '../../../actors/http.ts';
import type { Operation } from './api-document.ts';
import { type Case, validCase } from './cases.ts';
import type { World } from './world.ts';

const encoded = (text: string): string => Buffer.from(text, 'latin1').toString('base64url');

/** Follows each list to its second page, and then with cursors that no page gave. */
export async function* withCursors(operations: Operation[], world: World): AsyncGenerator<Case> {
  const lists = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
  const cursors = new Map<Operation, string>();
  const caseOf = (operation: Operation, name: string, cursor: string, wanted: Case['wanted']): Case => {
    const valid = validCase(operation, world.knownFor(operation), world.headersFor(operation));
    const query = `limit=1&cursor=${encodeURIComponent(cursor)}`;
    return { ...valid, name, path: `${valid.path}${valid.path.includes('?') ? '&' : '?'}${query}`, wanted };
  };
  for (const operation of lists) {
    const { path, headers } = validCase(operation, world.knownFor(operation), world.headersFor(operation));
    const first = await requestJson<{ next_cursor?: string }>(
      `${world.origin}${path}${path.includes('?') ? '&' : '?'}limit=1`,
      { token: headers.authorization?.split(' ')[1] },
    );
    if (first.next_cursor) cursors.set(operation, first.next_cursor);
  }
  for (const operation of lists) {
    const own = cursors.get(operation);
    if (own) yield caseOf(operation, 'the second page', own, { statuses: [200] });
    const foreign = [...cursors].filter(([it]) => it !== operation).map(([, cursor]) => cursor);
    for (const cursor of new Set(foreign)) yield caseOf(operation, "another list's cursor", cursor, either);
    for (const text of spoiltPlaces(own)) yield caseOf(operation, `the place ${text}`, encoded(text), either);
  }
}

const either: Case['wanted'] = { statuses: [200, 400], field: 'cursor' };

/** Places with the right number of parts, and one part that is wrong. */
function spoiltPlaces(own: string | undefined): string[] {
  const parts = own ? Buffer.from(own, 'base64url').toString('latin1').split('|') : [''];
  const wrong = ['', '\0', '\xff\xfe', "' or 1=1 --", '-1', '9'.repeat(30), '1e400', '-271821-04-20T00:00:00.000Z'];
  return parts.flatMap((_, at) => wrong.map((text) => parts.with(at, text).join('|')));
}
