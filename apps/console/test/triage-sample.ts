interface Known {
  signal_id: string;
  integration_id: string;
  customer_id: string;
  hostile: string;
  opened_at: string;
}

/** What the notifier answers about one open signal, as a row, a group and the whole. */
export function triageSample({ signal_id, integration_id, customer_id, hostile, opened_at }: Known) {
  const triagedSignal = {
    signal_id,
    integration_id,
    integration_name: hostile,
    connection_code: 'salesforce',
    connection_name: 'Salesforce',
    customer_id,
    customer_name: hostile,
    arr: 200_000,
    signal_type: 'integration_disconnected',
    severity: 'critical',
    cause: 'refresh_refused',
    failure_reason: hostile,
    owner: 'customer',
    opened_at,
    handler_name: 'Jane Miller',
    mine: true,
    assigned: false,
    acknowledged_by: null,
    acknowledged_until: null,
    snoozed_by: null,
    snoozed_until: null,
  };
  const oneAtRisk = { signals: 1, customers: 1, arr: 200_000, arr_unknown: 0 };
  const triageGroup = {
    connection_code: 'salesforce',
    connection_name: 'Salesforce',
    cause: 'refresh_refused',
    owner: 'customer',
    severity: 'critical',
    opened_at,
    outage_since: null as string | null,
    first: [triagedSignal],
    ...oneAtRisk,
  };
  const triage = {
    views: { all: 3, mine: 1, unassigned: 2, waiting_on_customer: 1, provider_outages: 2, our_side: 0 },
    at_risk: oneAtRisk,
    by_provider: [{ connection_code: 'salesforce', connection_name: 'Salesforce', ...oneAtRisk }],
    by_owner: [{ owner: 'customer', ...oneAtRisk }],
    groups: 1,
    items: [triageGroup],
  };
  return { triagedSignal, triageGroup, triage };
}
