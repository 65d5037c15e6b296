import type { HealthRow, IntegrationRow } from './integration-view';
import { standingOf } from './state-of';

const integration = (values: Partial<IntegrationRow> = {}): IntegrationRow => ({
  integration_id: '0b9d2bd6-5d9f-4a53-8a0f-3d3f1f9f9d11',
  connection_code: 'salesforce',
  name: 'CRM',
  status: 'active',
  is_critical: true,
  credential_version: 1,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-02T00:00:00Z',
  version: 1,
  ...values,
});
const health = (values: Partial<HealthRow>): HealthRow => ({
  integration_id: integration().integration_id,
  status: 'healthy',
  ...values,
});

describe('what is shown of an integration', () => {
  it('is what the monitor knows, with its reason and since when', () => {
    const known = health({ status: 'disconnected', failure_reason: 'Revoked', status_since: '2026-01-03T00:00:00Z' });
    expect(standingOf(integration(), known)).toEqual({
      state: 'disconnected',
      label: 'Disconnected',
      cause: 'Revoked',
      since: '2026-01-03T00:00:00Z',
    });
  });

  it('is its own status while the monitor cannot be asked', () => {
    expect(standingOf(integration({ status: 'error', status_reason: 'Revoked' }))).toMatchObject({
      state: 'disconnected',
      cause: 'Revoked',
      since: '2026-01-02T00:00:00Z',
    });
    expect(standingOf(integration()).state).toBe('healthy');
  });

  it('is paused or not connected whatever its health was before', () => {
    const known = health({ status: 'disconnected' });
    expect(standingOf(integration({ status: 'inactive' }), known).state).toBe('paused');
    expect(standingOf(integration({ status: 'pending_configuration' }), known).state).toBe('pending');
  });

  it('names no cause when all is well', () => {
    expect(standingOf(integration(), health({ failure_reason: 'Revoked' })).cause).toBeUndefined();
  });
});
