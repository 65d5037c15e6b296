import type { SignalContext } from '../../signals/signal-context';
import { parkedLines } from '../../signals/parked-requests';
import { closingWords } from '../../signals/reply-wording';
import * as say from '../../signals/wording';
import {
  escapeMrkdwn,
  header,
  notificationText,
  ours,
  plain,
  type Rendering,
  type SlackMessage,
  slackTime,
  staffTasksButton,
  viewButton,
} from './block-elements';

const ends = {
  resolved: { icon: ':white_check_mark:', status: 'HEALTHY' },
  withdrawn: { icon: ':no_entry_sign:', status: 'REMOVED OR PAUSED' },
};

/** What the alert turns into when its signal has ended. */
export function closedBlocks(context: SignalContext, { now, publicOrigin }: Omit<Rendering, 'value'>): SlackMessage {
  const { signal } = context;
  const withdrawn = signal.state === 'withdrawn';
  const { icon, status } = withdrawn ? ends.withdrawn : ends.resolved;
  const { customer, status_change: change } = signal.snapshot;
  const title = withdrawn ? 'Alert Withdrawn' : say.endedWell(signal.snapshot).title;
  const headline = `${title}: ${customer?.name ?? change.integration_name}`;
  const isStaff = context.audience === 'staff';
  const zone = say.zoneOf(context);
  const closed = signal.closed_at ?? now;
  return {
    text: notificationText(`${headline} – ${change.integration_name}`),
    blocks: [
      header(`${icon} ${headline}`),
      plain(
        `Integration: ${change.integration_name}`,
        ...(isStaff ? [`Tenant: ${signal.tenant_id}`] : []),
        `Status: ${status}`,
      ),
      ours(
        `From ${slackTime(change.observed_at, zone)} to ${slackTime(closed, zone)}`,
        ...(withdrawn ? [] : [`It took ${say.howLong(change.observed_at, closed)}.`]),
      ),
      ...parkedLines(context).map((line) => plain(line)),
      ...(say.isWarning(signal.snapshot)
        ? []
        : [plain(`Error was: ${say.reasonOf(signal.snapshot)} (${say.errorCode(signal.snapshot)})`)]),
      {
        type: 'actions',
        elements: [isStaff ? staffTasksButton(publicOrigin) : viewButton(publicOrigin, change.integration_id)],
      },
    ],
  };
}

/** The reply in the thread of the alert. */
export const closingReply = (context: SignalContext, now: Date): string => escapeMrkdwn(closingWords(context, now));
