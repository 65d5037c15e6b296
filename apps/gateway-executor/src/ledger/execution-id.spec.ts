import { executionIdOf } from './execution-id';

const request = {
  tenant_id: '7a1e9b3c-2f40-4d58-8c6a-0b9d1e2f3a4b',
  integration_id: 'b3c6f4a2-8f0e-4a57-9d0b-2f6f5f1f8a11',
  idempotency_key: 'order-1',
};

it('makes the same id of the same request, today and in later releases', () => {
  expect(executionIdOf(request)).toBe('c8a3fd93-065b-5c94-b553-08e409867c64');
  expect(executionIdOf({ ...request, integration_id: request.integration_id.toUpperCase() })).toBe(
    executionIdOf(request),
  );
});

it('makes another id for another tenant, integration or key', () => {
  const other = '11111111-1111-4111-8111-111111111111';
  const ids = [
    request,
    { ...request, tenant_id: other },
    { ...request, integration_id: other },
    { ...request, idempotency_key: 'order-2' },
  ].map(executionIdOf);
  expect(new Set(ids).size).toBe(4);
});

it('makes a new id for each request without a key', () => {
  const keyless = { ...request, idempotency_key: undefined };
  expect(executionIdOf(keyless)).not.toBe(executionIdOf(keyless));
});
