import type { KnownBlock } from '@slack/web-api';
import type { Story } from '../deliveries/assignment';
import type { ResponseAction } from '../responses/signal-response.entity';
import * as say from '../signals/wording';
import { cut, escapeMrkdwn, limits } from './slack-text';

export interface SlackWords {
  text: string;
  blocks: KnownBlock[];
}

export interface Rendering {
  now: Date;
  publicOrigin: string;
  /** Signed ids for the buttons. */
  value: string;
}

const did: Record<ResponseAction, string> = {
  acknowledge: 'took this on',
  send_fix_instructions: 'sent the fix instructions',
  schedule_tech_call: 'offered a tech call',
};

/** The alert of PRD-101: Integration Disconnected, 5.1. All of a tenant's own words stand in plain text. */
export function alertBlocks(story: Story, { now, publicOrigin, value }: Rendering): SlackWords {
  const { snapshot } = story.signal;
  const { status_change: change, customer } = snapshot;
  const title = `${say.titles[snapshot.signal_type]}: ${customer?.name ?? change.integration_name}`;
  const since = `${say.localTime(change.observed_at, customer?.time_zone)} (${say.ago(change.observed_at, now)})`;
  return {
    text: cut(escapeMrkdwn(`${title} – ${change.integration_name}: ${say.reasonOf(snapshot)}`), limits.text),
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
      ...story.responses.map((it) =>
        context(`${it.actor} ${did[it.action]} on ${say.localTime(it.responded_at, customer?.time_zone)}`),
      ),
      context(`Severity: ${snapshot.severity}`),
    ],
  };
}

export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(text, limits.header), emoji: true },
});

export const plain = (...lines: string[]): KnownBlock => ({
  type: 'section',
  text: { type: 'plain_text', text: cut(lines.join('\n'), limits.section), emoji: false },
});

const context = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: cut(text, limits.section), emoji: false }],
});

export const viewButton = (origin: string, integrationId: string) =>
  button('view_integration_status', 'View Integration Status', {
    url: `${origin.replace(/\/+$/, '')}/integrations/${integrationId}`,
  });

const button = (
  action_id: string,
  label: string,
  more: { value?: string; url?: string; style?: 'primary' },
): {
  type: 'button';
  action_id: string;
  text: { type: 'plain_text'; text: string };
  value?: string;
  url?: string;
  style?: 'primary';
} => ({
  type: 'button',
  action_id,
  text: { type: 'plain_text', text: cut(label, limits.button) },
  ...more,
});
