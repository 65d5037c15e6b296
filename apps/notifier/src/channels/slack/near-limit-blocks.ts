import { contactLine } from '../../signals/response-lines';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { alertEnd, alertText, alertTitle, stepsOf } from './alert-parts';
import { context, header, listed, ours, plain, type Rendering, type SlackMessage, slackTime } from './block-elements';
import { impactBlocks } from './impact-blocks';

/** The notice that most of a day's requests are used: how many come first, and that all still works. */
export function nearLimitBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { status_change: change } = snapshot;
  const why = say.reasonOf(snapshot);
  return {
    text: alertText(told, why),
    blocks: [
      header(`:hourglass: ${alertTitle(told)}`),
      plain(`Integration: ${change.integration_name}`, 'Status: works', why),
      ours(`Since: ${slackTime(change.observed_at, say.zoneOf(told), { ago: true })}`),
      ...impactBlocks(told),
      plain(`Technical Contact: ${contactLine(told)}`),
      ...listed('What to do:', stepsOf(told)),
      ...alertEnd(told, rendering),
      context(`Severity: ${snapshot.severity}`),
    ],
  };
}
