import { fieldsOf } from './fields-of';
import { readForm } from './read-form';

const schema = {
  required: ['amount'],
  properties: {
    amount: { type: 'integer', minimum: 1, description: 'In cents.' },
    reason: { enum: ['duplicate', 'fraudulent'] },
    since: { type: 'string', format: 'date-time' },
    full: { type: 'boolean' },
    lines: { type: 'array' },
    note: { type: 'string', title: 'A note', default: 'none' },
  },
};

it('makes a control of each property, with its value and its error', () => {
  const fields = fieldsOf(schema, {
    at: 'parameters',
    values: { amount: 5, lines: [1], since: '2026-01-02T03:04:00Z' },
    errors: [{ field: 'parameters.amount', message: 'must be more' }],
  });
  expect(fields.map(({ kind, value }) => [kind, value])).toEqual([
    ['number', '5'],
    ['choice', ''],
    ['moment', '2026-01-02T03:04'],
    ['check', ''],
    ['json', '[\n  1\n]'],
    ['text', 'none'],
  ]);
  expect(fields[0]).toMatchObject({
    name: 'parameters.amount',
    id: 'field-parameters-amount',
    label: 'Amount',
    required: true,
    whole: true,
    min: 1,
    hint: 'In cents.',
    error: 'must be more',
  });
});

it('shows no secrets, but fields that the schema marks as no secret', () => {
  const secrets = { properties: { key: { type: 'string' }, account: { type: 'string', writeOnly: false } } };
  const fields = fieldsOf(secrets, { secret: true, values: { key: 'sk', account: 'acct' } });
  expect(fields.map(({ kind, value }) => [kind, value])).toEqual([
    ['password', ''],
    ['text', 'acct'],
  ]);
});

it('reads posted values in the types of the schema, and leaves out empty fields', () => {
  const body = {
    'parameters.amount': ' 12 ',
    'parameters.reason': 'duplicate',
    'parameters.since': '2026-01-02T03:04',
    'parameters.full': 'true',
    'parameters.lines': '[1, 2]',
    'parameters.note': '',
    'parameters.other': 'x',
  };
  expect(readForm(schema, body, { at: 'parameters' })).toEqual({
    values: { amount: 12, reason: 'duplicate', since: '2026-01-02T03:04:00Z', full: true, lines: [1, 2] },
    errors: [],
  });
});

it('keeps values that cannot be read, with an error for each', () => {
  const { values, errors } = readForm(schema, { amount: 'many', lines: '{' });
  expect(values).toEqual({ amount: 'many', lines: '{' });
  expect(errors.map(({ field }) => field)).toEqual(['amount', 'lines']);
});
