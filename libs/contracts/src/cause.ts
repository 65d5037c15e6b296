/** Why a call, a probe or a webhook delivery failed. The status-monitor's cause table says what each leads to. */
export const causes = [
  'grant_revoked',
  'refresh_refused',
  'account_deactivated',
  'api_key_rejected',
  'certificate_expired',
  'insufficient_scope',
  'partial_failure',
  'app_credentials_missing',
  'invalid_client',
  'refresh_interrupted',
  'lease_failed',
  'timeout',
  'server_error',
  'dns_failure',
  'tls_failure',
  'webhook_refused',
  'rate_limited',
  'busy',
  'bad_request',
  'credentials_expiring',
] as const;
export type Cause = (typeof causes)[number];

export const parties = ['customer', 'us', 'provider', 'customer_endpoint', 'nobody'] as const;
export type Party = (typeof parties)[number];

export const healthStatuses = ['healthy', 'degraded', 'disconnected'] as const;
export type HealthStatus = (typeof healthStatuses)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const signalTypes = ['integration_disconnected', 'integration_degraded', 'integration_expiring'] as const;
export type SignalType = (typeof signalTypes)[number];

export const integrationStatuses = ['active', 'inactive', 'error', 'pending_configuration'] as const;
export type IntegrationStatus = (typeof integrationStatuses)[number];
