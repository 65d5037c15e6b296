import type { KnownBlock } from '@slack/web-api';
import { contactLine } from '../../signals/response-lines';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { techCallBlocks } from './alert-buttons';
import { alertEnd, alertText, alertTitle, stepsOf } from './alert-parts';
import {
  context,
  dashed,
  header,
  listed,
  ours,
  plain,
  type Rendering,
  type SlackMessage,
  slackTime,
} from './block-elements';
import { earlierWords, impactBlocks, sureLine } from './impact-blocks';

/**
 * The alert of PRD-101: Integration Disconnected, 5.1. Everything that a tenant wrote is in plain text. Times are on the
 * reader's clock.
 */
export function alertBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change, customer, previous_disconnection_at: previous } = snapshot;
  const zone = say.zoneOf(told);
  const blocks: KnownBlock[] = [
    header(`:electric_plug: ${alertTitle(told)}`),
    plain(`Integration: ${change.integration_name}`, `Status: ${change.new_status.toUpperCase()}`),
    ours(`Since: ${slackTime(change.observed_at, zone, { ago: true })}`),
    plain(`Error: ${say.errorLine(snapshot, zone)}`, `Error Code: ${say.errorCode(snapshot)}`, ...sureLine(told)),
    ...listed('Also:', dashed(say.otherProblems(snapshot, zone))),
    ...impactBlocks(told),
    ...listed('Still works:', dashed(say.workingParts(snapshot))),
    plain('Customer Context:', `- ARR: ${say.dollars(customer?.arr)}`, `- Technical Contact: ${contactLine(told)}`),
    ours(`- Previous disconnection: ${previous ? slackTime(previous, zone) + earlierWords(told) : 'Never'}`),
    ...listed('Troubleshooting Steps:', stepsOf(told)),
    ...techCallBlocks(told, rendering),
    ...alertEnd(told, rendering),
    context(`Severity: ${snapshot.severity}`),
  ];
  return { text: alertText(told, say.reasonOf(snapshot)), blocks };
}
