import { STATUS_CODES } from 'node:http';
import ts from 'typescript';
import type { Schema } from './components.ts';
import type { Tools } from './operation.ts';
import type { Refusal } from './refusals.ts';
import type { Class, Route } from './routes.ts';
import { isOurs, type Sources } from './sources.ts';

/** Problems that guards answer with before the handler runs. */
const byGuard: Refusal[] = [
  { status: 401, word: 'invalid-token', detail: 'The token is not one to be trusted, or it is over.' },
  { status: 401, word: 'no-token', detail: 'Send a bearer token in the Authorization header.' },
  { status: 403, word: 'wrong-role', detail: 'None of the token’s roles may do this.' },
];
const byValidation: Refusal = {
  status: 400,
  word: 'invalid-fields',
  detail: '`errors` names each field and its fault.',
};
const byServer: Refusal = {
  status: 400,
  word: 'bad-request',
  detail: 'The request cannot be read: its path, or a body that is not JSON in UTF-8.',
};
const byIfMatch: Refusal = {
  status: 400,
  word: 'bad-if-match',
  detail: 'If-Match takes ETags as answers carry them, or *.',
};
/** What every route may answer with while something behind it fails: the default response tells it. */
const byEverybody = ['lease-failed', 'service-busy', 'service-unavailable'];

/** Problem documents by status, each with the last words that its `type` can have. */
export function problemsOf(route: Route, method: ts.MethodDeclaration, { refusals, sources, problem }: Tools): Schema {
  const reached = [method, ...enhancersOf(route, sources)].flatMap((code) => refusals.from(code));
  const isChecked = route.takes.some(({ from }) => from !== 'header');
  const all = [
    byServer,
    ...(route.isPublic ? [] : byGuard),
    ...reached,
    ...(isChecked ? [byValidation] : []),
    ...(route.takesIfMatch ? [byIfMatch] : []),
  ].filter(({ status, word }) => status < 500 || !byEverybody.includes(word));
  const statuses = [...new Set(all.map(({ status }) => status))].sort();
  const rows = statuses.map(
    (status) =>
      [
        status,
        answer(
          status,
          all.filter((it) => it.status === status),
          problem,
        ),
      ] as const,
  );
  return { ...Object.fromEntries(rows), default: { $ref: '#/components/responses/Problem' } };
}

function answer(status: number, refusals: Refusal[], schema: Schema): Schema {
  if (refusals.every((it) => byGuard.includes(it))) return { $ref: `#/components/responses/${guarded[status]}` };
  const headers = status === 503 ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {};
  return { ...response(STATUS_CODES[status] ?? 'Refused', refusals, schema), ...headers };
}

function response(title: string, refusals: Refusal[], schema: Schema): Schema {
  const rows = new Map(refusals.map(({ word, detail }) => [word, `- \`${word}\`${detail ? `: ${detail}` : ''}`]));
  return {
    description: [`${title}.`, '', ...[...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)].join('\n'),
    content: { 'application/problem+json': { schema } },
  };
}

const guarded: Record<number, string> = { 401: 'Unauthorized', 403: 'Forbidden' };

/** Responses that many routes share. */
export const sharedResponses = (schema: Schema): Record<string, Schema> => ({
  Unauthorized: response('Unauthorized', byGuard.slice(0, 2), schema),
  Forbidden: response('Forbidden', byGuard.slice(2), schema),
  Problem: {
    ...response('', [], schema),
    description:
      'Whatever else goes wrong: 413 and 415 for bodies that cannot be read, 414 for a path that is too long, 429 for too many requests, 500 for our own ' +
      'fault, 502 to 504 for something behind us that fails or does not answer.',
  },
});

/** Problems that guards and interceptors of a route answer with. */
function enhancersOf({ enhancers }: Route, { program }: Sources): ts.MethodDeclaration[] {
  const names = new Set(enhancers.map((it: Class) => it.name));
  return program
    .getSourceFiles()
    .filter((file) => isOurs(file))
    .flatMap((file) => file.statements.filter((it) => ts.isClassDeclaration(it)))
    .filter(({ name }) => name && names.has(name.text))
    .flatMap(({ members }) => members.filter((it) => ts.isMethodDeclaration(it)))
    .filter(({ name }) => ['canActivate', 'intercept'].includes(name.getText()));
}
