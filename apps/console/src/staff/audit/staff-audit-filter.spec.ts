import { staffAuditFilter } from './staff-audit-filter';

const tenant = '7d5f5b0e-0000-4000-8000-000000000001';

it('asks for the changes of one tenant, and for nothing where the id is not valid', () => {
  expect(staffAuditFilter({ tenant_id: tenant, subject_type: 'grant', to: '2026-01-31' })).toMatchObject({
    log: 'tenants',
    asked: { tenant_id: tenant, subject_type: 'grant', to: '2026-02-01T00:00:00.000Z' },
  });
  const wrong = staffAuditFilter({ tenant_id: 'acme' });
  expect(wrong).toMatchObject({
    error: expect.stringContaining('id') as string,
    shown: { tenant_id: 'acme' },
    asked: { tenant_id: undefined },
  });
});

it('leaves out of the catalog’s log what manifests declare, unless that is asked for', () => {
  const asked = (query: object): { not_actor?: string; subject_type?: string } =>
    staffAuditFilter({ log: 'catalog', ...query }).asked;
  expect(asked({ subject_type: 'grant', tenant_id: tenant })).not.toHaveProperty('tenant_id');
  expect(asked({ subject_type: 'grant' }).subject_type).toBeUndefined();
  expect(asked({ subject_type: 'connection' })).toMatchObject({ subject_type: 'connection', not_actor: 'manifest' });
  expect(asked({ manifest: 'true' }).not_actor).toBeUndefined();
  expect(asked({ actor: 'manifest' }).not_actor).toBeUndefined();
});
