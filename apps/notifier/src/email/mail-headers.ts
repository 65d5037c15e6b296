import type { Assignment } from '../deliveries/assignment';

export const unsubscribeUrl = ({ contact }: Assignment, publicOrigin: string): string | undefined =>
  contact && `${publicOrigin.replace(/\/+$/, '')}/unsubscribe/${contact.tenant_id}.${contact.unsubscribe_token}`;

/** RFC 3834 and RFC 8058. Our own side works with these mails and cannot unsubscribe from them. */
export function mailHeaders(assignment: Assignment, publicOrigin: string): Record<string, string> {
  const url = unsubscribeUrl(assignment, publicOrigin);
  return {
    'Auto-Submitted': 'auto-generated',
    ...(url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}
