import { contactLine, responseLines } from '../../signals/response-lines';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { alertButtons, techCallBlocks } from './alert-buttons';
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

/** The alert before credentials end: when they end comes first, and what will stop then. */
export function expiringBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change, customer, credentials_end: end } = snapshot;
  const zone = say.zoneOf(told);
  const title = `${say.titles[snapshot.signal_type]}: ${customer?.name ?? change.integration_name}`;
  const why = say.endSentence(told, rendering.now) ?? say.reasonOf(snapshot);
  return {
    text: notificationText(`${title} – ${change.integration_name}: ${why}`),
    blocks: [
      header(`:hourglass_flowing_sand: ${title}`),
      plain(`Integration: ${change.integration_name}`, `Status: works until then`, why),
      ...(end ? [ours(`Ends: ${slackTime(end.at, zone, { ago: true })}`)] : []),
      ...impactBlocks(told),
      plain('Customer Context:', `- ARR: ${say.dollars(customer?.arr)}`, `- Technical Contact: ${contactLine(told)}`),
      ...listed(
        'What to do:',
        snapshot.troubleshooting.map((it, i) => `${i + 1}. ${it}`),
      ),
      ...techCallBlocks(told, rendering),
      { type: 'actions', elements: alertButtons(told, rendering) },
      ...responseLines(told).map(({ text, at }) => context(text, slackTime(at, zone))),
      ...handlingBlocks(told, rendering),
      context(`Severity: ${snapshot.severity}`),
    ],
  };
}
