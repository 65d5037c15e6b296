import { requestHash } from './execution-request';

const request = { integration_id: 'A1', capability_code: 'PAY', parameters: { amount: 1, to: { b: 2, a: [1, 2] } } };

it('is the same in whatever order the properties come', () => {
  expect(requestHash({ ...request, parameters: { to: { a: [1, 2], b: 2 }, amount: 1 } })).toBe(requestHash(request));
});

it.each([
  ['another amount', { ...request, parameters: { ...request.parameters, amount: 2 } }],
  ['another order in a list', { ...request, parameters: { amount: 1, to: { b: 2, a: [2, 1] } } }],
  ['another integration', { ...request, integration_id: 'A2' }],
  ['another capability', { ...request, capability_code: 'REFUND' }],
  ['a named version', { ...request, capability_version: 1 }],
  ['a text for a number', { ...request, parameters: { ...request.parameters, amount: '1' } }],
])('differs for %s', (_, other) => {
  expect(requestHash(other)).not.toBe(requestHash(request));
});
