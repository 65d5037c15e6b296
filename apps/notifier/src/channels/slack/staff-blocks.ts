import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { button, header, notificationText, plain, type SlackMessage } from './block-elements';

/** What our own staff are told. It names no customer, because it leaves the customer's tenant. */
export function staffBlocks({ signal, staff_tasks }: SignalContext, publicOrigin: string): SlackMessage {
  const { snapshot, tenant_id } = signal;
  const { status_change: change, connection_name } = snapshot;
  const title = `Staff needed: ${connection_name}`;
  return {
    text: notificationText(`${title} – ${say.reasonOf(snapshot)}`),
    blocks: [
      header(`:rotating_light: ${title}`),
      plain(
        `Integration: ${change.integration_id}`,
        `Tenant: ${tenant_id}`,
        `Status: ${change.new_status.toUpperCase()}`,
      ),
      plain(`Error: ${say.reasonOf(snapshot)}`, `Error Code: ${say.errorCode(snapshot)}`),
      plain('What to do:', ...staff_tasks.map((task) => `- ${task}`)),
      {
        type: 'actions',
        elements: [
          button('view_staff_tasks', 'View Tasks', { url: `${publicOrigin.replace(/\/+$/, '')}/staff/tasks` }),
        ],
      },
    ],
  };
}
