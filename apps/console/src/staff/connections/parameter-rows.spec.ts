import { parametersOf } from './parameter-rows';

it('makes a row of each parameter in a schema', () => {
  const schema = {
    required: ['amount'],
    properties: {
      amount: { type: 'integer', description: 'In cents.' },
      currency: { enum: ['usd', 'eur'] },
      when: { type: ['string', 'null'], format: 'date-time' },
      rest: {},
    },
  };
  expect(parametersOf(schema)).toEqual([
    { name: 'amount', type: 'integer', required: true, description: 'In cents.' },
    { name: 'currency', type: 'one of usd, eur', required: false },
    { name: 'when', type: 'string or null, date-time', required: false },
    { name: 'rest', type: 'anything', required: false },
  ]);
  expect(parametersOf(null)).toEqual([]);
});
