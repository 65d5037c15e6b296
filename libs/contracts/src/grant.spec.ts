import { mayExecute } from './grant';

const billing = { subject: 'billing', roles: ['service'] };
const grants = [
  { grantee_type: 'service' as const, grantee: 'billing', capability_code: 'PROCESS_PAYMENT' },
  { grantee_type: 'role' as const, grantee: 'csm' },
  { grantee_type: 'user' as const, grantee: 'mia' },
];

it('allows what a grant says, and nothing else', () => {
  expect(mayExecute(grants, billing, 'PROCESS_PAYMENT')).toBe(true);
  expect(mayExecute(grants, billing, 'REFUND_PAYMENT')).toBe(false);
  expect(mayExecute([], billing, 'PROCESS_PAYMENT')).toBe(false);
});

it('distinguishes roles, users and services', () => {
  expect(mayExecute(grants, { subject: 'ann', roles: ['csm'] }, 'REFUND_PAYMENT')).toBe(true);
  expect(mayExecute(grants, { subject: 'mia', roles: ['member'] }, 'REFUND_PAYMENT')).toBe(true);
  expect(mayExecute(grants, { subject: 'mia', roles: ['service'] }, 'REFUND_PAYMENT')).toBe(false);
  expect(mayExecute(grants, { subject: 'billing', roles: ['member'] }, 'PROCESS_PAYMENT')).toBe(false);
});

it("lets a tenant's admins execute everything of their tenant", () => {
  expect(mayExecute([], { subject: 'eve', roles: ['tenant_admin'] }, 'PROCESS_PAYMENT')).toBe(true);
});
