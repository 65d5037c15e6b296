import { oneLine } from '@linesman/texts';
import type { KnownBlock } from '@slack/web-api';
import type { OfferedButton } from '../../buttons/offered-buttons';
import { localTime } from '../../signals/wording';

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
export const notificationText = (text: string): string => cut(escapeMrkdwn(oneLine(text)), limits.text);

export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(oneLine(text), limits.header), emoji: true },
});

export const plain = (...lines: string[]): KnownBlock => ({
  type: 'section',
  text: { type: 'plain_text', text: cut(lines.map(oneLine).join('\n'), limits.section), emoji: false },
});

/** Slack shows a time on the clock of whoever reads it. Elsewhere the fallback is shown, which names its zone. */
export const slackTime = (at: Date | string, zone: string | undefined, { ago = false } = {}): string => {
  const seconds = Math.floor(new Date(at).getTime() / 1_000);
  return `<!date^${seconds}^{date_short} at {time}${ago ? ' ({ago})' : ''}|${localTime(at, zone)}>`;
};

/** Lines of our own words and times, without any text of a tenant. */
export const ours = (...lines: string[]): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: lines.join('\n'), verbatim: true },
});

/** A small line, with a time at its end. */
export const context = (text: string, time?: string): KnownBlock => ({
  type: 'context',
  elements: [
    { type: 'plain_text', text: cut(oneLine(text), limits.section), emoji: false },
    ...(time ? [{ type: 'mrkdwn', text: time, verbatim: true } as const] : []),
  ],
});

/** A list with a heading where it has one, in as many sections as its lines need; nothing where the list is empty. */
export function listed(heading: string | undefined, lines: string[]): KnownBlock[] {
  if (lines.length === 0) return [];
  const sections: string[][] = [[]];
  let room = limits.section;
  for (const line of heading ? [heading, ...lines] : lines) {
    if (line.length + 1 > room && sections.at(-1)!.length > 0) {
      sections.push([]);
      room = limits.section;
    }
    sections.at(-1)!.push(line);
    room -= line.length + 1;
  }
  return sections.map((section) => plain(...section));
}

export const dashed = (lines: string[]): string[] => lines.map((line) => `- ${line}`);

export interface Button {
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

/** @param value signed ids. */
export const offered = ({ action, label, primary }: OfferedButton, value: string): Button =>
  button(action, label, { value, ...(primary && { style: 'primary' }) });

const page = (origin: string, path: string): string => `${origin.replace(/\/+$/, '')}${path}`;

export const viewButton = (origin: string, integrationId: string): Button =>
  button('view_integration_status', 'View Integration Status', { url: page(origin, `/integrations/${integrationId}`) });

/** For our staff, who see no integration of a tenant. */
export const staffTasksButton = (origin: string): Button =>
  button('view_staff_tasks', 'View Tasks', { url: page(origin, '/staff/tasks') });

export const changeContactButton = (origin: string, customerId: string): Button =>
  button('change_contact', 'Change Contact', { url: page(origin, `/customers/${customerId}/contact`) });
