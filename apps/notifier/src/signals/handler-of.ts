import type { SignalSnapshot } from '@linesman/contracts';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { SignalHandling } from './signal-handling.entity';

/** The person who handles a signal. */
export interface Handler {
  /** In lower case. */
  email: string;
  name: string;
  audience: 'csm' | 'tenant';
  /** Their time zone, as far as it is known. */
  zone: string;
}

/** Whom the signal was assigned to, otherwise the customer's CSM, or the tenant's mailbox where there is none. */
export function handlerOf(
  { customer }: SignalSnapshot,
  handling: Pick<SignalHandling, 'assignee' | 'assignee_name'>,
  settings: Pick<TenantSettingsRow, 'mail_from' | 'product_name' | 'time_zone'>,
): Handler {
  const csm = customer?.csm;
  const { assignee, assignee_name } = handling;
  const isCsm = !assignee || assignee === csm?.email.toLowerCase();
  if (csm && isCsm)
    return {
      email: csm.email.toLowerCase(),
      name: csm.name,
      audience: 'csm',
      zone: csm.time_zone ?? customer.time_zone,
    };
  if (assignee) return { email: assignee, name: assignee_name ?? assignee, audience: 'csm', zone: settings.time_zone };
  return {
    email: settings.mail_from.toLowerCase(),
    name: `${settings.product_name} team`,
    audience: 'tenant',
    zone: settings.time_zone,
  };
}
