import { Html, html } from '../pages/html';

const emoji: Record<string, string> = {
  electric_plug: '🔌',
  warning: '⚠️',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  rotating_light: '🚨',
  red_circle: '🔴',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  wrench: '🔧',
  calendar: '📅',
  bell: '🔔',
  no_bell: '🔕',
  eyes: '👀',
  tada: '🎉',
  x: '❌',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  email: '📧',
  link: '🔗',
};

const plain = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const emojis = (text: string): string =>
  text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => emoji[name] ?? whole);

export const plainText = (text: string): Html => html`${emojis(text)}`;

const token =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*([^*\n]+)\*(?!\w)|(?<!\w)_([^_\n]+)_(?!\w)|(?<!\w)~([^~\n]+)~(?!\w)/;

function angle(inside: string): Html {
  const [target = '', label] = inside.split('|', 2);
  if (/^(https?|mailto):/.test(target))
    return html`<a href="${plain(target)}" rel="noreferrer">${plain(label ?? target)}</a>`;
  if (target.startsWith('!date^')) return html`${plain(label ?? target)}`;
  if (/^[@#!]/.test(target)) return html`<strong>${plain(label ?? target.replace('!', '@'))}</strong>`;
  return html`${`<${plain(inside)}>`}`;
}

/** Slack's markup as a page; text stands in it as the app escaped it. */
export function mrkdwn(text: string): Html {
  const match = token.exec(text);
  if (!match) return new Html(html`${emojis(plain(text))}`.text.replaceAll('\n', '<br>'));
  const [whole, pre, code, link, bold, italic, strike] = match;
  const inner = ((): Html => {
    if (pre !== undefined) return html`<pre>${plain(pre)}</pre>`;
    if (code !== undefined) return html`<code>${plain(code)}</code>`;
    if (link !== undefined) return angle(link);
    if (bold !== undefined) return html`<strong>${mrkdwn(bold)}</strong>`;
    if (italic !== undefined) return html`<em>${mrkdwn(italic)}</em>`;
    return html`<s>${mrkdwn(strike ?? '')}</s>`;
  })();
  return html`${mrkdwn(text.slice(0, match.index))}${inner}${mrkdwn(text.slice(match.index + whole.length))}`;
}
