import type { Operation, Schema } from './api-document.ts';
import { type Case, type Headers, isProgram, validCase } from './cases.ts';
import { spoiltBodies, spoiltParameters, spoiltQueries, type SpoiltValue, spoiltValues } from './spoilt-values.ts';
import { type Known, targetOf, validObject } from './valid-request.ts';

/** Requests in which one parameter is wrong. */
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

/** What the document alone says of a parameter: a type, format or range that this text cannot have. */
function mustRefuse({ type, format, enum: choices, minimum, maximum }: Schema, { text }: SpoiltValue): boolean {
  const number = Number(text);
  if (type === 'integer' && !Number.isNaN(number) && text)
    return !Number.isInteger(number) || number < Number(minimum ?? -Infinity) || number > Number(maximum ?? Infinity);
  return (
    text === 'nonsense' &&
    (type === 'integer' || choices !== undefined || format === 'uuid' || format === 'date-time' || format === 'date')
  );
}

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
  const statuses = [400, 413];
  if (isBinary) return { statuses };
  if (body?.mediaType !== 'application/json') return {};
  try {
    const value = JSON.parse(text) as unknown;
    if (body.check(value)) return {};
    return field ? { statuses, field } : { statuses };
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
