import type { SignalContext } from '../../signals/signal-context';
import type { ResponseAction } from '../../signals/signal-response.entity';
import * as say from '../../signals/wording';
import {
  button,
  context,
  header,
  notificationText,
  plain,
  type Rendering,
  type SlackMessage,
  viewButton,
} from './block-elements';

const did: Record<ResponseAction, string> = {
  acknowledge: 'took this on',
  send_fix_instructions: 'sent the fix instructions',
  schedule_tech_call: 'offered a tech call',
};

/** The alert of PRD-101: Integration Disconnected, 5.1. Everything that a tenant wrote is in plain text. */
export function alertBlocks(
  { signal, responses }: SignalContext,
  { now, publicOrigin, value }: Rendering,
): SlackMessage {
  const { snapshot } = signal;
  const { status_change: change, customer } = snapshot;
  const title = `${say.titles[snapshot.signal_type]}: ${customer?.name ?? change.integration_name}`;
  const since = `${say.localTime(change.observed_at, customer?.time_zone)} (${say.ago(change.observed_at, now)})`;
  return {
    text: notificationText(`${title} – ${change.integration_name}: ${say.reasonOf(snapshot)}`),
    blocks: [
      header(`:electric_plug: ${title}`),
      plain(`Integration: ${change.integration_name}`, `Status: ${change.new_status.toUpperCase()}`, `Since: ${since}`),
      plain(`Error: ${say.reasonOf(snapshot)}`, `Error Code: ${say.errorCode(snapshot)}`),
      plain('Impact:', ...say.impactLines(snapshot).map((it) => `- ${it}`)),
      plain(
        'Customer Context:',
        `- ARR: ${say.dollars(customer?.arr)}`,
        `- Technical Contact: ${say.contactLine(snapshot)}`,
        `- Previous disconnection: ${say.previousLine(snapshot)}`,
      ),
      plain('Troubleshooting Steps:', ...snapshot.troubleshooting.map((it, i) => `${i + 1}. ${it}`)),
      {
        type: 'actions',
        elements: [
          button('send_fix_instructions', 'Send Fix Instructions', { value, style: 'primary' }),
          button('schedule_tech_call', 'Schedule Tech Call', { value }),
          viewButton(publicOrigin, change.integration_id),
        ],
      },
      ...responses.map((it) =>
        context(`${it.actor} ${did[it.action]} on ${say.localTime(it.responded_at, customer?.time_zone)}`),
      ),
      context(`Severity: ${snapshot.severity}`),
    ],
  };
}
