import { contactLine } from '../../signals/response-lines';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { techCallBlocks } from './alert-buttons';
import { alertEnd, alertText, alertTitle, stepsOf } from './alert-parts';
import { dashed, header, listed, ours, plain, type Rendering, type SlackMessage, slackTime } from './block-elements';
import { impactBlocks, sureLine } from './impact-blocks';

/** The quieter alert: what still works comes first, and what only matters for an outage of the whole is left out. */
export function degradedBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change } = snapshot;
  const zone = say.zoneOf(told);
  return {
    text: alertText(told, say.reasonOf(snapshot)),
    blocks: [
      header(`:warning: ${alertTitle(told)}`),
      plain(`Integration: ${change.integration_name}`, `Technical Contact: ${contactLine(told)}`),
      ...listed('Still works:', dashed(say.workingParts(snapshot))),
      plain(`Error: ${say.errorLine(snapshot, zone)}`, ...sureLine(told)),
      ours(`Since: ${slackTime(change.observed_at, zone, { ago: true })}`),
      ...listed('Also:', dashed(say.otherProblems(snapshot, zone))),
      ...impactBlocks(told),
      ...listed('Troubleshooting Steps:', stepsOf(told)),
      ...techCallBlocks(told, rendering),
      ...alertEnd(told, rendering),
    ],
  };
}
