import { scopeInWords, weeklyInWords } from './silence-in-words';

const names = {
  connections: new Map([['salesforce', 'Salesforce']]),
  customers: new Map([['c', 'TechCorp']]),
  integrations: new Map([['i', 'CRM Sync · TechCorp']]),
};
const nothing = { connection_code: null, customer_id: null, integration_id: null };

it('names what a silence is about', () => {
  expect(scopeInWords(nothing, names)).toBe('The whole workspace');
  expect(scopeInWords({ ...nothing, connection_code: 'salesforce', customer_id: 'c' }, names)).toBe(
    'Salesforce, TechCorp',
  );
  expect(scopeInWords({ ...nothing, integration_id: 'i' }, names)).toBe('CRM Sync · TechCorp');
  expect(scopeInWords({ ...nothing, customer_id: 'gone' }, names)).toBe('one customer');
});

it('says at which times of the week it is silent', () => {
  const weekly = { days: [2, 1], from: '22:00', until: '02:00', time_zone: 'America/New_York' };
  expect(weeklyInWords(weekly)).toBe('Mon, Tue, 22:00 to 02:00 (America/New York)');
  expect(weeklyInWords({ ...weekly, days: [1, 2, 3, 4, 5, 6, 7] })).toMatch(/^Every day, 22:00/);
});
