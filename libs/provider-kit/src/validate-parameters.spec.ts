import { schemaExcess } from './schema-limits';
import { checkSchema, validateParameters } from './validate-parameters';

const payment = {
  type: 'object',
  additionalProperties: false,
  required: ['amount', 'currency'],
  properties: {
    amount: { type: 'integer', minimum: 1 },
    currency: { type: 'string', pattern: '^[A-Za-z]{3}$' },
    lines: { type: 'array', items: { type: 'object', properties: { 'a/b': { type: 'string' } } } },
    since: { type: 'string', format: 'date-time' },
  },
};

it.each([
  [{ amount: 1, currency: 'usd' }, undefined],
  [{ amount: 0, currency: 'usd' }, '/amount'],
  [{ amount: 1 }, '/currency'],
  [{ amount: 1, currency: 'dollars' }, '/currency'],
  [{ amount: 1, currency: 'usd', card: 'x' }, '/card'],
  [{ amount: 1, currency: 'usd', lines: [{ 'a/b': 'x' }, { 'a/b': 7 }] }, '/lines/1/a~1b'],
  [{ amount: 1, currency: 'usd', since: 'yesterday' }, '/since'],
  ['text', ''],
])('points at the fault in %j', (parameters, pointer) => {
  expect(validateParameters(payment, parameters)?.pointer).toBe(pointer);
});

it('says in words what is wrong', () => {
  expect(validateParameters(payment, { amount: 0, currency: 'usd' })?.message).toBe('must be >= 1');
  expect(validateParameters(payment, { amount: 1, currency: 'usd', card: 1 })?.message).toBe('is not a known property');
});

it('quotes no regular expression, but an example where the schema has one', () => {
  expect(validateParameters(payment, { amount: 1, currency: 'dollars' })?.message).toBe(
    'does not have the expected form',
  );
  const key = { type: 'string', pattern: '^[sr]k_[A-Za-z0-9]+$', examples: ['sk_live_…', 'rk_live_…'] };
  expect(validateParameters({ properties: { key } }, { key: 'mistyped' })?.message).toBe(
    'does not have the expected form, such as sk_live_… or rk_live_…',
  );
  expect(validateParameters(payment, { amount: 1, currency: 'usd', since: 'x' })?.message).toBe(
    'is not a time (2026-01-31T09:00:00Z)',
  );
});

it('names one problem at a time', () => {
  expect(validateParameters(payment, { amount: 'x', currency: 1 })).toEqual({
    pointer: '/amount',
    message: 'must be integer',
  });
});

const nested = (levels: number): object => (levels === 0 ? {} : { properties: { a: nested(levels - 1) } });
const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });

it.each([
  ['a schema that nests too deep', nested(40)],
  ['a schema that is too large', { enum: ['x'.repeat(70_000)] }],
  ['a reference', { properties: { a: { $ref: '#' } } }],
  ['a look-up in the data', { properties: { a: { maximum: { $data: '1/b' } } } }],
  ['an identity of its own', { $id: 'https://json-schema.org/draft/2020-12/schema' }],
  ['a pattern that backtracks', { properties: { a: { pattern: '^(a+)+$' } } }],
  ['a pattern with two open repetitions', { properties: { a: { pattern: '^a*b*$' } } }],
  ['a pattern without anchors', { properties: { a: { pattern: 'a+' } } }],
  ['patterns as keys', { patternProperties: { '^(a+)+$': {} } }],
  ['unique items without end', { properties: { a: { type: 'array', uniqueItems: true } } }],
  ['more unique items than are quickly compared', { items: { type: 'array', uniqueItems: true, maxItems: 1_001 } }],
  ['what is no schema', { type: 'objekt' }],
  ['an unknown keyword', { requird: ['a'] }],
])('refuses %s', (_, schema) => {
  expect(checkSchema(schema as Record<string, unknown>)).toBeDefined();
});

it('accepts properties that have the name of a keyword', () => {
  expect(checkSchema({ properties: { pattern: { type: 'string' }, $ref: { type: 'string' } } })).toBeUndefined();
});

it('accepts unique items up to their limit, and checks that many quickly', () => {
  const few = { type: 'object', properties: { ids: { type: 'array', uniqueItems: true, maxItems: 1_000 } } };
  expect(checkSchema(few)).toBeUndefined();
  expect(checkSchema({ properties: { uniqueItems: { type: 'boolean' } } })).toBeUndefined();
  const ids = Array.from({ length: 1_000 }, (_, n) => ({ id: n, of: ['a', 'b'] }));
  expect(validateParameters(few, { ids })).toBeUndefined();
  expect(validateParameters(few, { ids: [...ids.slice(1), ids[1]] })?.pointer).toBe('/ids');
});

it('limits the depth and the size of parameters', () => {
  expect(validateParameters({}, deep(40))?.message).toContain('nests deeper');
  expect(validateParameters({}, { a: 'x'.repeat(300_000) })?.message).toContain('larger than');
});

it('keeps no schema object that it validated', () => {
  for (let i = 0; i < 1_200; i++) expect(validateParameters({ ...payment, title: `v${i}` }, {})).toBeDefined();
  expect(validateParameters(structuredClone(payment), { amount: 1, currency: 'eur' })).toBeUndefined();
});

it('is through with a hostile pattern at once', () => {
  const before = process.cpuUsage();
  const pattern = `^${'[^a]'.repeat(45)}(`;
  expect(schemaExcess({ type: 'string', pattern })?.message).toContain('the pattern may take too long');
  // Processor time, which does not depend on what else this machine does.
  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});

it('accepts a class that excludes characters', () => {
  expect(schemaExcess({ type: 'string', pattern: '^[^a]+[^]b]?$' })?.message).toContain('may take too long');
  expect(schemaExcess({ type: 'string', pattern: '^[^ab]{1,9}$' })).toBeUndefined();
});
