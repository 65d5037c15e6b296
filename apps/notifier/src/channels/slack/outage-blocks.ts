import type { ShownOutage } from '../../signals/outage';
import * as outage from '../../signals/outage-wording';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import {
  button,
  dashed,
  escapeMrkdwn,
  header,
  listed,
  notificationText,
  ours,
  plain,
  type SlackMessage,
  slackTime,
} from './block-elements';

/** The one message about an outage, as it is now. */
export function outageBlocks(told: SignalContext, shown: ShownOutage, publicOrigin: string): SlackMessage {
  const { snapshot, closed_at } = told.signal;
  const { integration_type, observed_at } = snapshot.status_change;
  const zone = say.zoneOf(told);
  const title = outage.titleOf(told.signal, shown);
  const now = closed_at ? outage.endOf(told.signal, shown) : outage.extentOf(shown);
  const acts = outage.whoActs(shown, snapshot.connection_name);
  return {
    text: notificationText(closed_at ? now : `${title}. ${now}`),
    blocks: [
      header(`${closed_at ? ':white_check_mark:' : ':warning:'} ${title}`),
      plain(now, ...(closed_at || !acts ? [] : [acts])),
      ours(
        closed_at
          ? `From ${slackTime(observed_at, zone)} to ${slackTime(closed_at, zone)}`
          : `Since: ${slackTime(observed_at, zone, { ago: true })}`,
      ),
      ...(closed_at ? [] : listed('Failing:', dashed(outage.namesOf(shown)))),
      ...(closed_at ? [] : [plain(outage.PROMISE)]),
      {
        type: 'actions',
        elements: [
          button('view_provider', 'View Provider', {
            url: `${publicOrigin.replace(/\/+$/, '')}/providers/${encodeURIComponent(integration_type)}`,
          }),
        ],
      },
    ],
  };
}

/** The reply in the thread when it is over. It names who still needs to act. */
export const outageReply = (told: SignalContext, shown: ShownOutage): string =>
  escapeMrkdwn(outage.endOf(told.signal, shown));
