import type { Health, Integration } from '../../upstream/answers';
import { countByState, shownStateOf } from './state-of';

const integration = (values: Partial<Integration> = {}) => ({
  status: 'active' as const,
  status_reason: null,
  updated_at: '2026-01-02T00:00:00Z',
  ...values,
});
const health = (values: Partial<Health>) => ({
  status: 'healthy' as const,
  state: values.status ?? ('healthy' as const),
  last_checked_at: null,
  last_success_at: null,
  failure_reason: null,
  status_since: '2026-01-01T00:00:00Z',
  ...values,
});

describe('the state that is shown of an integration', () => {
  it('is what the status-monitor says, with its reason and since when', () => {
    const known = health({ status: 'disconnected', failure_reason: 'Revoked', status_since: '2026-01-03T00:00:00Z' });
    expect(shownStateOf(integration(), known)).toMatchObject({
      state: 'disconnected',
      label: 'Disconnected',
      cause: 'Revoked',
      since: '2026-01-03T00:00:00Z',
    });
  });

  it('has the end of the credentials only while that is near', () => {
    const credentials_end_at = '2026-12-07T00:00:00.000Z';
    const shown = (credentials_end_soon: boolean) =>
      shownStateOf(integration(), health({ credentials_end_at, credentials_end_soon }));
    expect(shown(true)).toMatchObject({ state: 'healthy', ends_at: credentials_end_at });
    expect(shown(false).ends_at).toBeUndefined();
  });

  it('is never healthy for what never worked or what nobody looked at', () => {
    const never = health({ state: 'never_worked', failure_reason: 'The base URL is not a URL' });
    expect(shownStateOf(integration(), never)).toMatchObject({
      state: 'never_worked',
      label: 'Never worked',
      says: 'It was checked, and no call has succeeded yet.',
      cause: 'The base URL is not a URL',
    });
    const unseen = shownStateOf(integration(), health({ state: 'unknown' }));
    expect([unseen.label, unseen.since]).toEqual(['Unknown', undefined]);
  });

  it('is the status where an older status-monitor sends no state', () => {
    const { status_since } = health({});
    const old = (status: Health['status']) => ({ status, failure_reason: null, status_since });
    const shown = (['healthy', 'degraded', 'disconnected'] as const).map((one) =>
      shownStateOf(integration(), old(one)),
    );
    expect(shown.map(({ label }) => label)).toEqual(['Healthy', 'Degraded', 'Disconnected']);
  });

  it('is broken or unknown while the status-monitor does not answer', () => {
    expect(shownStateOf(integration({ status: 'error', status_reason: 'Revoked' }))).toMatchObject({
      state: 'disconnected',
      cause: 'Revoked',
      since: '2026-01-02T00:00:00Z',
    });
    expect(shownStateOf(integration()).state).toBe('unknown');
  });

  it('is paused or not connected, whatever its health was before', () => {
    const known = health({ status: 'disconnected' });
    expect(shownStateOf(integration({ status: 'inactive' }), known).state).toBe('paused');
    expect(shownStateOf(integration({ status: 'pending_configuration' }), known).state).toBe('pending');
  });

  it('has no cause while the integration is healthy', () => {
    expect(shownStateOf(integration(), health({ failure_reason: 'Revoked' })).cause).toBeUndefined();
  });
});

it('counts every state once', () => {
  const none = { disconnected: 0, never_worked: 0, degraded: 0, pending: 0, paused: 0 };
  const counts = countByState({ ...none, unknown: 1, healthy: 2 });
  expect(counts.filter(({ count }) => count > 0)).toEqual([
    { state: 'unknown', label: 'Unknown', count: 1 },
    { state: 'healthy', label: 'Healthy', count: 2 },
  ]);
});
