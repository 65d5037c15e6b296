import type { Story } from '../deliveries/assignment';
import * as say from '../signals/wording';
import { header, plain, type Rendering, type SlackWords, viewButton } from './alert-blocks';
import { cut, escapeMrkdwn, limits } from './slack-text';

const over = {
  resolved: { icon: ':white_check_mark:', title: 'Integration Reconnected', status: 'HEALTHY' },
  withdrawn: { icon: ':no_entry_sign:', title: 'Alert Withdrawn', status: 'REMOVED ON PURPOSE' },
};

/** What the alert turns into once it is over, and the words for its thread. */
export function closedBlocks({ signal }: Story, { now, publicOrigin }: Omit<Rendering, 'value'>): SlackWords {
  const { icon, title, status } = signal.state === 'withdrawn' ? over.withdrawn : over.resolved;
  const { customer, status_change: change } = signal.snapshot;
  const headline = `${title}: ${customer?.name ?? change.integration_name}`;
  const zone = customer?.time_zone;
  const closed = signal.closed_at ?? now;
  return {
    text: cut(escapeMrkdwn(`${headline} – ${change.integration_name}`), limits.text),
    blocks: [
      header(`${icon} ${headline}`),
      plain(
        `Integration: ${change.integration_name}`,
        `Status: ${status}`,
        `From ${say.localTime(change.observed_at, zone)} to ${say.localTime(closed, zone)}`,
        `It took ${say.howLong(change.observed_at, closed)}.`,
      ),
      plain(`Error was: ${say.reasonOf(signal.snapshot)} (${say.errorCode(signal.snapshot)})`),
      { type: 'actions', elements: [viewButton(publicOrigin, change.integration_id)] },
    ],
  };
}

export function closingReply({ signal }: Story, now: Date): string {
  const { status_change: change } = signal.snapshot;
  const name = escapeMrkdwn(change.integration_name);
  const took = say.howLong(change.observed_at, signal.closed_at ?? now);
  return signal.state === 'withdrawn'
    ? `${name} was deleted or disconnected on purpose. There is nothing left to do.`
    : `${name} is connected again and was verified. It took ${took}.`;
}
