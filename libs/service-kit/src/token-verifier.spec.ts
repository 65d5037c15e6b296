import { heldRoles } from './token-verifier';

const staff = '00000000-0000-0000-0000-000000000000';
const tenant = '6f1e2d3c-0000-4000-8000-000000000001';

it('believes the role admin in tokens of our own tenant only', () => {
  expect(heldRoles({ tenant: staff, roles: ['admin'] }, staff)).toEqual(['admin']);
  expect(heldRoles({ tenant, roles: ['admin', 'tenant_admin'] }, staff)).toEqual(['tenant_admin']);
  expect(heldRoles({ tenant, roles: ['admin'] })).toEqual(['admin']);
});

it.each([undefined, 'admin', ['owner'], [{}]])('finds no role in %j', (roles) => {
  expect(heldRoles({ tenant, roles }, staff)).toEqual([]);
});
