import type { Customer } from '../upstream/answers';

/** The body that replaces a customer with the same one but for the changes. What is empty is left out. */
export function customerBody(
  { name, arr, csm, technical_contact, time_zone, external_ids }: Customer,
  changes: { technical_contact?: object; external_ids?: Record<string, unknown> },
) {
  return {
    name,
    time_zone,
    external_ids,
    ...(arr !== null && { arr }),
    ...(csm && { csm }),
    ...(technical_contact && { technical_contact }),
    ...changes,
  };
}
