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
import { impactBlocks, sureLine } from './impact-blocks';

/** The quieter alert: what still works comes first, and what only matters for an outage of the whole is left out. */
export function degradedBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change, customer } = snapshot;
  const zone = say.zoneOf(told);
  const title = `${say.titles[snapshot.signal_type]}: ${customer?.name ?? change.integration_name}`;
  const dashed = (lines: string[]): string[] => lines.map((it) => `- ${it}`);
  return {
    text: notificationText(`${title} – ${change.integration_name}: ${say.reasonOf(snapshot)}`),
    blocks: [
      header(`:warning: ${title}`),
      plain(`Integration: ${change.integration_name}`, `Technical Contact: ${contactLine(told)}`),
      ...listed('Still works:', dashed(say.workingParts(snapshot))),
      plain(`Error: ${say.errorLine(snapshot, zone)}`, ...sureLine(told)),
      ours(`Since: ${slackTime(change.observed_at, zone, { ago: true })}`),
      ...listed('Also:', dashed(say.otherProblems(snapshot, zone))),
      ...impactBlocks(told),
      ...listed(
        'Troubleshooting Steps:',
        snapshot.troubleshooting.map((it, i) => `${i + 1}. ${it}`),
      ),
      ...techCallBlocks(told, rendering),
      { type: 'actions', elements: alertButtons(told, rendering) },
      ...responseLines(told).map(({ text, at }) => context(text, slackTime(at, zone))),
      ...handlingBlocks(told, rendering),
    ],
  };
}
