import type { Operation } from './api-document.ts';
import { atTheCallback } from './callback.ts';
import { asEveryRole, type Case, readOnly, validCase, withForeignIds, withOtherVerbs, withoutToken } from './cases.ts';
import { type World, codes, roles } from './world.ts';
import { withCursors } from './cursors.ts';
import { examples } from './examples.ts';
import { withForgedPageTokens } from './page-tokens.ts';
import { asSlack } from './slack.ts';
import { withSpoiltBodies, withSpoiltParameters } from './spoilt-cases.ts';
import type { Known } from './valid-request.ts';

export interface Group {
  name: string;
  /** One after the other, because what one does shows in the next. */
  inOrder?: true;
  cases: () => Iterable<Case> | AsyncIterable<Case>;
}

/** Ids that exist nowhere are made where a name is not known. */
const nowhere: Known = {
  connection_code: 'nowhere',
  provider: 'nowhere',
  entity_type: 'customer',
  address: 'x@example.com',
};

/** What is tried, in this order: first what has to find everything as it was made. */
export function groupsOf(operations: Operation[], world: World): Group[] {
  const { own, other, tokens, everyRole, demo } = world;
  const only = (id: string) => operations.filter((it) => it.id === id);
  const each = (made: (it: Operation) => Case[]) => () => operations.flatMap(made);
  const ofDemo = operations
    .filter(readOnly)
    .flatMap((it) => demo.map((token) => validCase(it, codes, { authorization: `Bearer ${token}` })));
  const [reads, writes] = [operations.filter(readOnly), operations.filter((it) => !readOnly(it))];
  return [
    { name: 'with valid reads', inOrder: true, cases: () => validCases(reads, world) },
    { name: 'as people of the demo world', cases: () => ofDemo },
    { name: 'with cursors', cases: () => withCursors(operations, world) },
    { name: 'with valid writes', inOrder: true, cases: () => validCases(writes, world) },
    { name: 'without a token', cases: each((it) => withoutToken(it, codes)) },
    { name: 'as every role', cases: each((it) => asEveryRole(it, nowhere, (role) => tokens[role]!, roles)) },
    { name: 'with other verbs', cases: () => withOtherVerbs(operations, codes, everyRole) },
    {
      name: "with another tenant's ids",
      cases: each((it) =>
        withForeignIds(it, { ...codes, ...own.known }, other.known, everyRole, [other.mark, other.tenant]),
      ),
    },
    {
      name: 'as Slack',
      cases: function* () {
        for (const it of only('takeClick')) yield* asSlack(it, world);
      },
    },
    { name: 'with page tokens', cases: () => only('getFragment').flatMap((it) => withForgedPageTokens(it, world)) },
    {
      name: 'back from a consent',
      cases: async function* () {
        for (const it of only('finishConsent')) yield* atTheCallback(it, world);
      },
    },
    { name: 'with spoilt parameters', cases: () => spoilt(operations, world, withSpoiltParameters) },
    { name: 'with spoilt bodies', cases: () => spoilt(operations, world, withSpoiltBodies) },
  ];
}

/** Each operation does what it is for, with the required fields and with all. */
async function* validCases(operations: Operation[], world: World): AsyncGenerator<Case> {
  for (const it of operations)
    for (const all of it.body ? [false, true] : [false])
      yield validCase(it, world.knownFor(it), world.headersFor(it), all, await examples[it.id]?.(world));
}

/** A deletion gets something of its own, as one of the requests may succeed. */
async function* spoilt(
  operations: Operation[],
  world: World,
  casesOf: (operation: Operation, known: Known, headers: Record<string, string>) => Case[],
): AsyncGenerator<Case> {
  for (const it of operations) {
    const { known, headers } = it.verb === 'DELETE' ? ((await examples[it.id]?.(world)) ?? {}) : {};
    yield* casesOf(it, { ...world.knownFor(it), ...known }, { ...world.headersFor(it), ...headers });
  }
}
