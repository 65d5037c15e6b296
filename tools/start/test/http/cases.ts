import type { Operation } from './api-document.ts';
import type { Sent } from './send.ts';
import { type Known, targetOf, validObject } from './valid-request.ts';

export interface Case extends Sent {
  operation: Operation;
  name: string;
  /** What the answer has to be, beside what the document says. */
  wanted: { statuses?: number[]; not_statuses?: number[]; field?: string; without?: string[] };
}

export type Headers = Record<string, string>;
export type TokenOf = (role: string) => string;

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
export const isProgram = ({ path }: Operation): boolean => path.startsWith('/v1/');
export const readOnly = ({ verb }: Operation): boolean => verb === 'GET';

/** What a valid request says where its schema does not tell. */
export interface Example {
  known?: Known;
  headers?: Headers;
  body?: Record<string, unknown>;
}

/** The request as the document describes it, with the required fields, or with all. */
export function validCase(operation: Operation, given: Known, headers: Headers, all = false, example?: Example): Case {
  const { verb, body } = operation;
  const known = { ...given, ...example?.known };
  return {
    operation,
    name: all ? 'a valid request with every field' : 'a valid request',
    verb,
    path: targetOf(operation, known, encoded(example?.known)),
    headers: { ...headers, ...(body && { 'content-type': body.mediaType }), ...example?.headers },
    ...(body && { body: bodyOf({ ...validObject(body.schema, known, all), ...example?.body }, body.mediaType) }),
    wanted: {},
  };
}

const encoded = (known: Known = {}): Known =>
  Object.fromEntries(Object.entries(known).map(([name, value]) => [name, encodeURIComponent(value)]));

const bodyOf = (value: Record<string, unknown>, mediaType: string): Buffer =>
  Buffer.from(
    mediaType === 'application/json'
      ? JSON.stringify(value)
      : new URLSearchParams(value as Record<string, string>).toString(),
  );

export const withoutToken = (operation: Operation, known: Known): Case[] =>
  isProgram(operation)
    ? [undefined, 'Bearer x.y.z', 'Basic eDp5', 'Bearer '].map((authorization) => ({
        ...validCase(operation, known, authorization === undefined ? {} : { authorization }),
        name: `without a valid token (${authorization})`,
        wanted: { statuses: [401] },
      }))
    : [];

/** @param known ids that exist nowhere, so that nothing is changed */
export const asEveryRole = (operation: Operation, known: Known, tokenOf: TokenOf, roles: string[]): Case[] =>
  isProgram(operation)
    ? roles.map((role) => ({
        ...validCase(operation, known, bearer(tokenOf(role))),
        name: `as ${role}`,
        wanted: operation.roles.includes(role) ? { not_statuses: [401] } : { statuses: [403] },
      }))
    : [];

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Verbs that a path does not have. */
export function withOtherVerbs(operations: Operation[], known: Known, token: string): Case[] {
  return [...new Set(operations.map(({ path }) => path))].flatMap((place) => {
    const of = operations.filter(({ path }) => path === place);
    const { path } = validCase(of[0]!, known, {});
    const operation = { ...of[0]!, roles: [], responses: { default: of[0]!.responses.default! } };
    return verbs
      .filter((verb) => !of.some((it) => it.verb === verb))
      .map((verb) => ({
        operation,
        name: `the verb ${verb}`,
        verb,
        path,
        headers: bearer(token),
        // 400: the path may be one of another operation, with a word in place of an id.
        wanted: { statuses: [400, 404] },
      }));
  });
}

/** Another tenant's ids, one at a time and all at once, in the path, the query and the body. */
export function withForeignIds(
  operation: Operation,
  own: Known,
  foreign: Known,
  token: string,
  secrets: string[],
): Case[] {
  if (!isProgram(operation) || operation.path.startsWith('/v1/internal/')) return [];
  const taken = new Set([
    ...operation.parameters.map(({ name }) => name),
    ...Object.keys(operation.body?.schema.properties ?? {}),
  ]);
  const names = Object.keys(foreign).filter((name) => taken.has(name) || taken.has(`${name}s`));
  const mixes = [...names.map((name) => ({ ...own, [name]: foreign[name]! })), { ...own, ...foreign }];
  return mixes.map((known, at) => ({
    ...validCase(operation, known, bearer(token), true),
    path: targetOf(operation, known, optionalIds(operation, known)),
    name: `with another tenant's ${names[at] ?? 'ids'}`,
    wanted: { without: secrets },
  }));
}

const optionalIds = ({ parameters }: Operation, known: Known): Record<string, string> =>
  Object.fromEntries(
    parameters.flatMap(({ name, in: place }) => {
      const value = known[name] ?? known[name.replace(/s$/, '')];
      return place === 'query' && value !== undefined ? [[name, encodeURIComponent(value)]] : [];
    }),
  );
