import type { KnownBlock } from '@slack/web-api';
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
import { earlierWords, impactBlocks, sureLine } from './impact-blocks';

/**
 * The alert of PRD-101: Integration Disconnected, 5.1. Everything that a tenant wrote is in plain text. Times are on the
 * reader's clock.
 */
export function alertBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change, customer, previous_disconnection_at: previous } = snapshot;
  const zone = say.zoneOf(told);
  const title = `${say.titles[snapshot.signal_type]}: ${customer?.name ?? change.integration_name}`;
  const steps = snapshot.troubleshooting.map((it, i) => `${i + 1}. ${it}`);
  const blocks: KnownBlock[] = [
    header(`:electric_plug: ${title}`),
    plain(`Integration: ${change.integration_name}`, `Status: ${change.new_status.toUpperCase()}`),
    ours(`Since: ${slackTime(change.observed_at, zone, { ago: true })}`),
    plain(`Error: ${say.errorLine(snapshot, zone)}`, `Error Code: ${say.errorCode(snapshot)}`, ...sureLine(told)),
    ...listed(
      'Also:',
      say.otherProblems(snapshot, zone).map((it) => `- ${it}`),
    ),
    ...impactBlocks(told),
    ...listed(
      'Still works:',
      say.workingParts(snapshot).map((it) => `- ${it}`),
    ),
    plain('Customer Context:', `- ARR: ${say.dollars(customer?.arr)}`, `- Technical Contact: ${contactLine(told)}`),
    ours(`- Previous disconnection: ${previous ? slackTime(previous, zone) + earlierWords(told) : 'Never'}`),
    ...listed('Troubleshooting Steps:', steps),
    ...techCallBlocks(told, rendering),
    { type: 'actions', elements: alertButtons(told, rendering) },
    ...responseLines(told).map(({ text, at }) => context(text, slackTime(at, zone))),
    ...handlingBlocks(told, rendering),
    context(`Severity: ${snapshot.severity}`),
  ];
  return { text: notificationText(`${title} – ${change.integration_name}: ${say.reasonOf(snapshot)}`), blocks };
}
