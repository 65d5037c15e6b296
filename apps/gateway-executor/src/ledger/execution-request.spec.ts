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

const integration_id = 'B3C6F4A2-8f0e-4a57-9d0b-2f6f5f1f8a11';
const stored: [string, Parameters<typeof requestHash>[0]][] = [
  [
    'e320e80e9eab97f820e41f5c7163c6bc09238e9cd88559c84bc33958c17b97bb',
    {
      integration_id,
      capability_code: 'PROCESS_PAYMENT',
      parameters: { currency: 'usd', amount: 10_000, metadata: { b: [1, 2.5, null], a: true } },
    },
  ],
  [
    '61a9df7bf18d660a853b3d6ae6b102cc43252d0b5fdbd1b82ccba4addaa3e6e2',
    { integration_id, capability_code: 'SYNC_CONTACTS', capability_version: 2, parameters: {} },
  ],
  [
    '4caaf77d002a0e11f687d67e9aba682a905ced833e5e703e3de64142045ad83c',
    { integration_id, capability_code: 'POST_MESSAGE', parameters: { text: 'Grüße \ud83d \u2028 "x"', é: 1, e: 2 } },
  ],
];
it.each(stored)('still gives the hash %s, which databases have stored', (hash, hashed) => {
  expect(requestHash(hashed)).toBe(hash);
});
