import { contactLine, responseLines } from '../../signals/response-lines';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { alertButtons } from './alert-buttons';
import {
  context,
  header,
  listed,
  notificationText,
  ours,
  plain,
  type Rendering,
  type SlackMessage,
  slackTime,
} from './block-elements';
import { handlingBlocks } from './handling-blocks';
import { impactBlocks } from './impact-blocks';

/** The notice that most of a day's requests are used: how many come first, and that all still works. */
export function nearLimitBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change, customer } = snapshot;
  const zone = say.zoneOf(told);
  const title = `${say.titles[snapshot.signal_type]}: ${customer?.name ?? change.integration_name}`;
  const why = say.reasonOf(snapshot);
  return {
    text: notificationText(`${title} – ${change.integration_name}: ${why}`),
    blocks: [
      header(`:hourglass: ${title}`),
      plain(`Integration: ${change.integration_name}`, 'Status: works', why),
      ours(`Since: ${slackTime(change.observed_at, zone, { ago: true })}`),
      ...impactBlocks(told),
      plain(`Technical Contact: ${contactLine(told)}`),
      ...listed(
        'What to do:',
        snapshot.troubleshooting.map((it, i) => `${i + 1}. ${it}`),
      ),
      { type: 'actions', elements: alertButtons(told, rendering) },
      ...responseLines(told).map(({ text, at }) => context(text, slackTime(at, zone))),
      ...handlingBlocks(told, rendering),
      context(`Severity: ${snapshot.severity}`),
    ],
  };
}
