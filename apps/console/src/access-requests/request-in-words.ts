import { exact } from '../pages/times';
import type { AccessRequest } from '../upstream/answers';

/** What came of a click on "Ask an admin". The emails are sent after it, so it does not say that they have arrived. */
export function requestInWords(
  { admins, repeated, requested_at }: Pick<AccessRequest, 'admins' | 'repeated' | 'requested_at'>,
  zone: string,
): string {
  if (!repeated)
    return admins === 1
      ? 'An administrator is asked by email to do this.'
      : `${admins} administrators are asked by email to do this.`;
  const who = admins === 1 ? 'an administrator' : `${admins} administrators`;
  return `You asked ${who} on ${exact(requested_at, zone)}. You can ask again a day after that.`;
}
