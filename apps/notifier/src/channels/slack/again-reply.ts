import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { escapeMrkdwn } from './block-elements';

/** The reply in the thread of the alert about an earlier signal of an unstable integration, which shows the new one now. */
export function againReply({ signal: { snapshot, openings } }: SignalContext): string {
  const { integration_name, new_status } = snapshot.status_change;
  const [name, reason] = [integration_name, say.reasonOf(snapshot)].map(escapeMrkdwn);
  return `${name} is ${new_status} again, for the ${nth(openings)} time within an hour: ${reason}`;
}

const ends = ['th', 'st', 'nd', 'rd'];
const nth = (many: number): string => `${many}${Math.floor(many / 10) % 10 === 1 ? 'th' : (ends[many % 10] ?? 'th')}`;
