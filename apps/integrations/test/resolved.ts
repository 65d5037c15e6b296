import type { RiskSignalResolved } from '@linesman/contracts';

/** What the status-monitor says when the signal of an integration of Salesforce closes. */
export function resolved(integration_id: string, signal_id: string): RiskSignalResolved {
  const at = new Date().toISOString();
  return {
    signal_id,
    integration_id,
    integration_name: 'CRM',
    connection_name: 'Salesforce',
    resolution: 'verified',
    opened_at: at,
    resolved_at: at,
  };
}
