import type { Observation } from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import { withoutLease } from './failed-outcomes';

const called = { integration_id: '5f7f2b1e-8a52-4c8e-9c57-3f9d1c7a2b10', capability_code: 'SYNC_CONTACTS' };
const when = { started_at: '2026-01-29T10:00:00.000Z', credential_version: 2 };

it('says that the integrations service has told of credentials which it refuses', () => {
  const refused: Observation = {
    integration_id: called.integration_id,
    source: 'refresh',
    outcome: 'failure',
    cause: 'refresh_refused',
    started_at: '2026-01-29T09:00:00.000Z',
    credential_version: 1,
  };
  expect(withoutLease(called, { refused }, when)).toMatchObject({ told: true, observation: { ...when } });
});

it('says it of nothing that the integrations service may not know', () => {
  for (const status of [404, 409, 503])
    expect(withoutLease(called, { failed: new Problem(status, 'x', 'x') }, when)).not.toHaveProperty('told');
});
