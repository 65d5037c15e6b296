import { textUpTo, uuidOf } from '../pages/query-string';

/** The text in the filter for one tenant, and the id that the services are asked for, if the text is one. */
export function tenantFilter(given: unknown): { typed?: string; asked?: string; error?: string } {
  const typed = textUpTo(100, given);
  if (!typed) return {};
  const asked = uuidOf(typed);
  return asked ? { typed, asked } : { typed, error: 'Enter the id of a tenant, as its tokens have it.' };
}
