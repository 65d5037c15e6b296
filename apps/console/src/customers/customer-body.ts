import type { Customer } from '../upstream/answers';

/**
 * The body that replaces a customer with the same one but for the changes. What is empty is left out.
 * While the services are updated, an older process answers without other contacts.
 */
export function customerBody(
  { name, arr, csm, technical_contact, other_contacts = [], time_zone, external_ids }: Customer,
  changes: { technical_contact?: object; other_contacts?: object[]; external_ids?: Record<string, unknown> },
) {
  return {
    name,
    time_zone,
    external_ids,
    ...(arr !== null && { arr }),
    ...(csm && { csm }),
    ...(technical_contact && { technical_contact }),
    ...(other_contacts.length > 0 && { other_contacts }),
    ...changes,
  };
}
