import { staffAuditFilter } from './staff-audit-filter';

const tenant = '7d5f5b0e-0000-4000-8000-000000000001';

it('asks for what one tenant did, and for nothing where the id is none', () => {
  expect(staffAuditFilter({ tenant_id: tenant, subject_type: 'grant', to: '2026-01-31' })).toMatchObject({
    log: 'tenants',
    asked: { tenant_id: tenant, subject_type: 'grant', to: '2026-02-01T00:00:00.000Z' },
  });
  const wrong = staffAuditFilter({ tenant_id: 'acme' });
  expect([wrong.error, wrong.shown.tenant_id, wrong.asked.tenant_id]).toEqual([
    expect.stringContaining('id'),
    'acme',
    undefined,
  ]);
});

it('leaves out of the catalog’s what the code declares, unless that is asked for', () => {
  const asked = (query: object) => staffAuditFilter({ log: 'catalog', ...query }).asked;
  expect(asked({ subject_type: 'grant', tenant_id: tenant })).not.toHaveProperty('tenant_id');
  expect(asked({ subject_type: 'grant' }).subject_type).toBeUndefined();
  expect(asked({ subject_type: 'connection' })).toMatchObject({ subject_type: 'connection', not_actor: 'manifest' });
  expect(asked({ manifest: 'true' }).not_actor).toBeUndefined();
  expect(asked({ actor: 'manifest' }).not_actor).toBeUndefined();
});
