import { choicesOf } from './load-choices';

it('names whose each integration is, so that two of one name can be told apart', () => {
  const one = { integration_id: 'i', name: 'CRM Sync', customer_id: null, user_id: null };
  const choices = choicesOf(
    [one, { ...one, customer_id: 'c-2' }, { ...one, customer_id: 'c-1' }, { ...one, user_id: 'mia' }],
    new Map([
      ['c-1', 'TechCorp'],
      ['c-2', 'Brightwater'],
    ]),
  );
  expect(choices.map(({ label }) => label)).toEqual([
    'CRM Sync · Brightwater',
    'CRM Sync · one person',
    'CRM Sync · TechCorp',
    'CRM Sync · this workspace',
  ]);
});
