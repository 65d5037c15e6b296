import type { KnownBlock } from '@slack/web-api';

export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
}

export interface Rendering {
  now: Date;
  publicOrigin: string;
  /** Signed ids for the buttons. */
  value: string;
}

/** Slack's limits, in characters. */
const limits = { header: 150, section: 3_000, button: 75, text: 4_000 } as const;

/** Does not cut a character of two code units in half. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Slack's markup gives exactly three characters a meaning. */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The text that notifications show in place of the blocks. */
export const notificationText = (text: string): string => cut(escapeMrkdwn(text), limits.text);

export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(text, limits.header), emoji: true },
});

export const plain = (...lines: string[]): KnownBlock => ({
  type: 'section',
  text: { type: 'plain_text', text: cut(lines.join('\n'), limits.section), emoji: false },
});

export const context = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: cut(text, limits.section), emoji: false }],
});

interface Button {
  type: 'button';
  action_id: string;
  text: { type: 'plain_text'; text: string };
  value?: string;
  url?: string;
  style?: 'primary';
}

export const button = (action_id: string, label: string, more: Pick<Button, 'value' | 'url' | 'style'>): Button => ({
  type: 'button',
  action_id,
  text: { type: 'plain_text', text: cut(label, limits.button) },
  ...more,
});

export const viewButton = (origin: string, integrationId: string): Button =>
  button('view_integration_status', 'View Integration Status', {
    url: `${origin.replace(/\/+$/, '')}/integrations/${integrationId}`,
  });
