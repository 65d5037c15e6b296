import type { ServedSubscription, SubscriptionRef } from '@linesman/contracts';
import type { SubscriptionSetup } from './subscription-setup.entity';

export const refOf = ({ subscription_id, customer_id, purpose }: SubscriptionSetup): SubscriptionRef => ({
  subscription_id,
  ...(customer_id ? { customer_id } : {}),
  purpose,
});

/** Only for a setup whose profile was requested: before that, no integration is known. */
export const servedOf = (row: SubscriptionSetup): ServedSubscription => ({
  ...refOf(row),
  integration_id: row.integration_id!,
  connection_code: row.connection_code!,
  level: row.level!,
});

export const about = <T extends object>(row: SubscriptionSetup, data: T) => ({
  tenantId: row.tenant_id,
  aggregateId: row.subscription_id,
  aggregateVersion: row.version,
  data,
});
