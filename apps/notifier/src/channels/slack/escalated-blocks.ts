import { escalation } from '../../signals/escalation-wording';
import type { SignalContext } from '../../signals/signal-context';
import { alertFor } from './alert-for';
import { header, notificationText, plain, type Rendering, type SlackMessage } from './block-elements';

/** The alert as the CSM's manager reads it: that nobody has acted comes first. */
export function escalatedBlocks(told: SignalContext, rendering: Rendering): SlackMessage {
  const { snapshot } = told.signal;
  const { customer, status_change } = snapshot;
  const said = escalation(told, rendering.now);
  const csm = customer?.csm ? [`CSM: ${customer.csm.name}`] : [];
  const [, ...alert] = alertFor(told, rendering).blocks;
  return {
    text: notificationText(said),
    blocks: [
      header(`:rotating_light: Escalated: ${customer?.name ?? status_change.integration_name}`),
      plain(`${said}.`, ...csm),
      ...alert,
    ],
  };
}
