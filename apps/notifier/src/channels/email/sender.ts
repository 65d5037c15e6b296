import { oneLine } from '@linesman/texts';
import type { TenantSettingsRow } from '../../settings/tenant-settings.entity';
import type { EmailConfig } from './email.config';

export interface Mailbox {
  name: string;
  address: string;
}

/**
 * Who an email comes from. Without proof that a domain is the tenant's, anybody could write in the name of anybody, with
 * our signature. So the operator lists each tenant's own domains; an email of another tenant comes from the operator's
 * address, and answers go to the tenant's.
 */
export function senderOf(
  { tenant_id, product_name, mail_from }: Pick<TenantSettingsRow, 'tenant_id' | 'product_name' | 'mail_from'>,
  { MAIL_FROM, MAIL_DOMAINS }: Pick<EmailConfig, 'MAIL_FROM' | 'MAIL_DOMAINS'>,
): { from: Mailbox; replyTo: Mailbox } {
  const own = { name: oneLine(`The ${product_name} Team`), address: mail_from };
  const isOwn = MAIL_DOMAINS[tenant_id]?.includes(mail_from.split('@').at(-1)!.toLowerCase());
  if (!MAIL_FROM || isOwn) return { from: own, replyTo: own };
  return { from: { name: own.name, address: MAIL_FROM }, replyTo: own };
}
