import { identityOf } from './accept-execution.rpc';

it('has one identity for the same request with the same key, and another for any other', () => {
  const asked = {
    tenant_id: 't',
    integration_id: 'i',
    capability_code: 'A_B',
    parameters: { a: 1 },
    idempotency_key: 'k',
  };
  expect(identityOf({ ...asked })).toBe(identityOf(asked));
  const others = [
    { ...asked, parameters: { a: 2 } },
    { ...asked, idempotency_key: 'l' },
    { ...asked, capability_version: 1 },
    { ...asked, tenant_id: 'u' },
  ];
  expect(new Set([asked, ...others].map((it) => identityOf(it))).size).toBe(5);
  expect(identityOf({ ...asked, idempotency_key: undefined })).toBeUndefined();
});
