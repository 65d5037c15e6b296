import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';

/** The signal of the example in PRD-101. */
export function snapshot(over: Partial<SignalSnapshot> = {}): SignalSnapshot {
  const customer_id = randomUUID();
  return {
    signal_id: randomUUID(),
    signal_type: 'integration_disconnected',
    severity: 'critical',
    status_change: {
      integration_id: randomUUID(),
      customer_id,
      integration_type: 'salesforce',
      integration_name: 'Salesforce CRM Sync',
      old_status: 'healthy',
      new_status: 'disconnected',
      cause: 'refresh_refused',
      party_at_fault: 'customer',
      failure_reason: 'OAuth token expired and refresh failed',
      error_code: 'invalid_grant',
      is_critical: true,
      failure_count: 1,
      detected_by: 'execution',
      observed_at: '2026-01-29T15:45:00.000Z',
      changed_at: '2026-01-29T15:45:00.100Z',
    },
    customer: {
      customer_id,
      name: 'TechCorp',
      arr: 200_000,
      csm: { name: 'Jane Miller', email: 'jane@acme.example' },
      technical_contact: { name: 'Bob Smith', email: 'bob.smith@techcorp.example', title: 'IT Admin' },
      time_zone: 'America/New_York',
      version: 1,
    },
    connection_name: 'Salesforce',
    syncs_stopped: 'only',
    impact: ['CRM data sync stopped', 'Health score updates not pushing to Salesforce'],
    troubleshooting: [
      'Customer needs to reauthorize Salesforce connection',
      'Direct them to: Settings > Integrations > Salesforce > Reconnect',
      'If issue persists, check Salesforce API permissions',
    ],
    reconnect_path: 'Settings > Integrations > Salesforce > Reconnect',
    opened_at: '2026-01-29T15:45:00.100Z',
    ...over,
  };
}
