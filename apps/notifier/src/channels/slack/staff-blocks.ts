import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import {
  dashed,
  header,
  listed,
  notificationText,
  ours,
  plain,
  type SlackMessage,
  slackTime,
  staffTasksButton,
} from './block-elements';

/** What our own staff are told. It names no customer, because it leaves the customer's tenant. */
export function staffBlocks(told: SignalContext, publicOrigin: string): SlackMessage {
  const { snapshot, tenant_id } = told.signal;
  const { status_change: change, connection_name } = snapshot;
  const title = `Staff needed: ${connection_name}`;
  return {
    text: notificationText(`${title} – ${say.reasonOf(snapshot)}`),
    blocks: [
      header(`:rotating_light: ${title}`),
      plain(
        `Integration: ${change.integration_name}`,
        `Tenant: ${tenant_id}`,
        `Status: ${change.new_status.toUpperCase()}`,
      ),
      ours(`Since: ${slackTime(change.observed_at, say.zoneOf(told), { ago: true })}`),
      plain(`Error: ${say.errorLine(snapshot, say.zoneOf(told))}`, `Error Code: ${say.errorCode(snapshot)}`),
      ...listed('What to do:', dashed(say.staffSteps(told))),
      { type: 'actions', elements: [staffTasksButton(publicOrigin)] },
    ],
  };
}
