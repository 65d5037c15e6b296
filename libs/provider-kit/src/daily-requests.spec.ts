import { type DailyRequestsHeader, readDailyRequests, requestsInWords } from './daily-requests';

const used: DailyRequestsHeader = { header: 'sforce-limit-info', says: 'used_of_limit' };
const left: DailyRequestsHeader = { header: 'x-daylimit-remaining', says: 'left' };

it.each([
  [used, 'api-usage=18/5000', { left: 4982, limit: 5000 }],
  [used, 'api-usage=25/5000; per-app-api-usage=17/250(appName=sample-app)', { left: 4975, limit: 5000 }],
  // Salesforce lets an org go over its limit for a while.
  [used, 'api-usage=5100/5000', { left: 0, limit: 5000 }],
  [used, 'api-usage=1/0', undefined],
  [used, 'per-app', undefined],
  [left, '4850', { left: 4850 }],
  [left, '0', { left: 0 }],
  [left, '-1', undefined],
  [left, '1e3', undefined],
  [left, '', undefined],
] as const)('reads what is left of a day: %j, %s', (declared, value, read) => {
  expect(readDailyRequests(declared, { [declared.header]: value })).toEqual(read);
});

it('reads nothing where the answer or the provider says nothing', () => {
  expect(readDailyRequests(used, {})).toBeUndefined();
  expect(readDailyRequests(undefined, { 'sforce-limit-info': 'api-usage=1/2' })).toBeUndefined();
});

it('says it in numbers, and never more than is used', () => {
  const words = requestsInWords('Salesforce', { used: 12_590, limit: 15_000 });
  expect(words).toBe('83 % of the requests that Salesforce allows in a day are used: 12,590 of 15,000');
});
