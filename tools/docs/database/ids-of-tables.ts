/** By schema, which table an id without a foreign key names. It does so only where it has the type of the table's key. */
export const idsOfTables: Record<string, Record<string, string>> = {
  gateway_executor: { execution_id: 'executions', run_id: 'sync_runs' },
  integrations: {
    customer_id: 'customers',
    integration_id: 'integrations',
    slack_integration_id: 'integrations',
  },
  notifier: {
    document: 'workflow_documents',
    follows: 'deliveries',
    gives_back: 'health_score_adjustments',
    message_id: 'messages',
    run_id: 'workflow_runs',
    signal_id: 'signals',
    step_id: 'workflow_steps',
  },
  status_monitor: { customer_id: 'customers_copy', integration_id: 'integrations_copy' },
};
