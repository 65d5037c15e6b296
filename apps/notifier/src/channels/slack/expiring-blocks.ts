import { contactLine } from '../../signals/response-lines';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { techCallBlocks } from './alert-buttons';
import { alertEnd, alertText, alertTitle, stepsOf } from './alert-parts';
import { context, header, listed, ours, plain, type Rendering, type SlackMessage, slackTime } from './block-elements';
import { impactBlocks } from './impact-blocks';

/** The alert before credentials end: when they end comes first, and what will stop then. */
export function expiringBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change, customer, credentials_end: end } = snapshot;
  const why = say.endSentence(told, rendering.now) ?? say.reasonOf(snapshot);
  const unused = `${snapshot.connection_name} ends access that nobody uses. This access stays if it is used before`;
  const reason = !end ? [why] : end.why === 'unused' ? [unused] : [];
  return {
    text: alertText(told, why),
    blocks: [
      header(`:hourglass_flowing_sand: ${alertTitle(told)}`),
      plain(`Integration: ${change.integration_name}`, 'Status: works', ...reason),
      // Said once: on the clock of whoever reads it, that may be another day than on the customer's.
      ...(end ? [ours(`The access ends: ${slackTime(end.at, say.zoneOf(told), { ago: true })}`)] : []),
      ...impactBlocks(told),
      plain('Customer Context:', `- ARR: ${say.dollars(customer?.arr)}`, `- Technical Contact: ${contactLine(told)}`),
      ...listed('What to do:', stepsOf(told)),
      ...techCallBlocks(told, rendering),
      ...alertEnd(told, rendering),
      context(`Severity: ${snapshot.severity}`),
    ],
  };
}
