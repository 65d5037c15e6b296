import type { Operation, Schema } from './api-document.ts';
import type { Sent } from './send.ts';
import { spoiltBodies, spoiltParameters, spoiltQueries, type SpoiltValue, spoiltValues } from './spoilt-values.ts';
import { type Known, targetOf, validObject } from './valid-request.ts';

export interface Case extends Sent {
  operation: Operation;
  name: string;
  /** What the answer has to be, beside what the document says. */
  wanted: { statuses?: number[]; not_statuses?: number[]; field?: string; without?: string[] };
}

type Headers = Record<string, string>;
export type TokenOf = (role: string) => string;

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const isProgram = ({ path }: Operation): boolean => path.startsWith('/v1/');
export const readOnly = ({ verb }: Operation): boolean => verb === 'GET';

/** The request as the document describes it, with the required fields, or with all. */
export function validCase(operation: Operation, known: Known, headers: Headers, all = false): Case {
  const { verb, body } = operation;
  return {
    operation,
    name: all ? 'a valid request with every field' : 'a valid request',
    verb,
    path: targetOf(operation, known),
    headers: { ...headers, ...(body && { 'content-type': body.mediaType }) },
    ...(body && { body: bodyOf(validObject(body.schema, known, all), body.mediaType) }),
    wanted: {},
  };
}

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

export function withSpoiltParameters(operation: Operation, known: Known, headers: Headers): Case[] {
  const valid = validCase(operation, known, headers);
  const cases = operation.parameters.flatMap(({ name, in: place, schema }) => {
    if (place === 'header') return spoiltHeaders(valid, name);
    return [...spoiltParameters, ...(place === 'query' ? spoiltQueries : [])].map((value) => ({
      ...valid,
      name: `${value.name} as ${name}`,
      path: targetOf(operation, known, { [name]: value.text }),
      wanted: isProgram(operation) && mustRefuse(schema, value) ? { statuses: [400, 404], field: name } : {},
    }));
  });
  const takesQuery = operation.parameters.some((it) => it.in === 'query');
  const more = (text: string): string => `${valid.path}${valid.path.includes('?') ? '&' : '?'}${text}`;
  if (!takesQuery || !isProgram(operation)) return cases;
  const twice = operation.parameters
    .filter((it) => it.in === 'query')
    .map(({ name }) => `${name}=a&${name}[b]=c&${name}=d`);
  return [
    ...cases,
    {
      ...valid,
      name: 'an unknown parameter',
      path: more('unheard_of=1'),
      wanted: { statuses: [400], field: 'unheard_of' },
    },
    ...twice.map((text) => ({ ...valid, name: `twice, ${text}`, path: more(text) })),
  ];
}

/** What the document alone says of a parameter: a type or format that this text cannot have. */
const mustRefuse = ({ type, format, enum: choices }: Schema, { text }: SpoiltValue): boolean =>
  text === 'nonsense' && (type === 'integer' || choices !== undefined || format === 'uuid' || format === 'date-time');

const spoiltHeaders = (valid: Case, header: string): Case[] =>
  ['', 'x', '"', 'W/"1"', '"99999999999999999999"', 'x'.repeat(5_000), '\xff\xfe', '*, *', '"-1"'].map((value) => ({
    ...valid,
    name: `${header}: ${value.slice(0, 20)}`,
    headers: { ...valid.headers, [header.toLowerCase()]: value },
  }));

/** Bodies in which one thing is wrong. */
export function withSpoiltBodies(operation: Operation, known: Known, headers: Headers): Case[] {
  const { body } = operation;
  const valid = validCase(operation, known, headers);
  if (!body) return [];
  const made = (name: string, text: string, isBinary?: true, field?: string): Case => ({
    ...valid,
    name,
    headers: { ...headers, 'content-type': body.mediaType },
    body: Buffer.from(text, isBinary ? 'latin1' : 'utf8'),
    wanted: refusalOf(operation, text, isBinary, field),
  });
  const whole = spoiltBodies.map(({ name, text, isBinary }) => made(name, text, isBinary));
  const types = [
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'nonsense',
  ];
  const mistyped = types.map((type) => ({
    ...valid,
    name: `sent as ${type}`,
    headers: { ...headers, 'content-type': type },
  }));
  const sample = validObject(body.schema, known);
  const full = validObject(body.schema, known, true);
  const missing = (body.schema.required ?? []).map((field) => {
    const { [field]: _, ...rest } = sample;
    return made(`without ${field}`, JSON.stringify(rest), undefined, field);
  });
  const extra = made('an unknown field', JSON.stringify({ ...sample, unheard_of: 1 }), undefined, 'unheard_of');
  const spoilt = fieldsOf(body.schema).flatMap((trail) =>
    spoiltValues.map(({ name, text, isBinary }) =>
      made(
        `${name} as ${trail.join('.')}`,
        withField(trail.length > 1 ? full : sample, trail, text),
        isBinary,
        trail.join('.'),
      ),
    ),
  );
  const { body: _body, ...bare } = valid;
  const none = { ...bare, name: 'without a body', headers, wanted: refusalOf(operation, '{}') };
  return [none, ...whole, ...mistyped, ...missing, extra, ...spoilt];
}

/** Where the document alone says that the body is wrong, it has to be refused, and the refusal has to name the field. */
function refusalOf({ body }: Operation, text: string, isBinary?: true, field?: string): Case['wanted'] {
  if (body?.mediaType !== 'application/json') return {};
  const statuses = [400, 413];
  try {
    const value = JSON.parse(text) as unknown;
    if (body.check(value)) return {};
    return field && !isBinary ? { statuses, field } : { statuses };
  } catch {
    return { statuses };
  }
}

/** Where the fields of a body are, and those inside them. */
const fieldsOf = ({ properties = {} }: Schema, before: string[] = []): string[][] =>
  Object.entries(properties).flatMap(([name, schema]) => {
    const trail = [...before, name];
    return [trail, ...fieldsOf(schema, trail)];
  });

const PLACE = '@the value@';

function withField(sample: Record<string, unknown>, trail: string[], text: string): string {
  const copy = structuredClone(sample);
  const last = trail.at(-1)!;
  let at = copy;
  for (const name of trail.slice(0, -1)) at = (at[name] ??= {}) as Record<string, unknown>;
  at[last] = PLACE;
  return JSON.stringify(copy).replace(`"${PLACE}"`, () => text);
}
