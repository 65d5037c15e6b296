import type { SignalSnapshot } from '@linesman/contracts';

/** Every name an expression may use, with its CEL type. What is not here is refused when a document is loaded. */
export const declared = {
  customer: { id: 'string', name: 'string', arr: 'double' },
  customer_exists: 'bool',
  csm: { name: 'string', email: 'string' },
  csm_exists: 'bool',
  technical_contact: { name: 'string', email: 'string', title: 'string' },
  technical_contact_exists: 'bool',
  integration_id: 'string',
  integration_type: 'string',
  integration_name: 'string',
  connection_name: 'string',
  signal_type: 'string',
  severity: 'string',
  is_critical: 'bool',
  old_status: 'string',
  new_status: 'string',
  cause: 'string',
  party_at_fault: 'string',
  failure_reason: 'string',
  error_code: 'string',
  failure_count: 'int',
} as const;

type Fields<T> = {
  -readonly [K in keyof T]: T[K] extends 'string'
    ? string
    : T[K] extends 'bool'
      ? boolean
      : T[K] extends 'int' | 'double'
        ? number
        : Fields<T[K]>;
};
export type WorkflowContext = Fields<typeof declared>;

/**
 * An integration without a customer belongs to the tenant itself, so `customer.name` is the name of its product then. Other
 * absent people and values are empty and never missing, so every expression that was loaded can be
 * evaluated.
 */
export function contextOf(snapshot: SignalSnapshot, productName: string): WorkflowContext {
  const { customer, status_change: change } = snapshot;
  const { csm, technical_contact: contact } = customer ?? {};
  return {
    customer: { id: customer?.customer_id ?? '', name: customer?.name ?? productName, arr: customer?.arr ?? 0 },
    customer_exists: customer !== undefined,
    csm: { name: csm?.name ?? '', email: csm?.email ?? '' },
    csm_exists: csm !== undefined,
    technical_contact: { name: contact?.name ?? '', email: contact?.email ?? '', title: contact?.title ?? '' },
    technical_contact_exists: contact !== undefined,
    integration_id: change.integration_id,
    integration_type: change.integration_type,
    integration_name: change.integration_name,
    connection_name: snapshot.connection_name,
    signal_type: snapshot.signal_type,
    severity: snapshot.severity,
    is_critical: change.is_critical,
    old_status: change.old_status,
    new_status: change.new_status,
    cause: change.cause ?? '',
    party_at_fault: change.party_at_fault,
    failure_reason: change.failure_reason ?? '',
    error_code: change.error_code ?? '',
    failure_count: change.failure_count,
  };
}
