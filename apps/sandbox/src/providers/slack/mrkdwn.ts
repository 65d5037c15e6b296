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
  raised_hand: '✋',
  bust_in_silhouette: '👤',
  no_bell: '🔕',
  eyes: '👀',
  tada: '🎉',
  x: '❌',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  email: '📧',
  envelope: '✉️',
  no_entry_sign: '🚫',
  link: '🔗',
};

/** A piece of a message: `text` as it is shown, or the pieces inside of it. `mrkdwn.liquid` makes HTML of them. */
export interface Span {
  kind: 'text' | 'pre' | 'code' | 'a' | 'strong' | 'em' | 's';
  text?: string;
  href?: string;
  inner?: Span[];
}

const unescaped = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => emoji[name] ?? whole);

const token =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*([^*\n]+)\*(?!\w)|(?<!\w)_([^_\n]+)_(?!\w)|(?<!\w)~([^~\n]+)~(?!\w)/;

/** What is between `<` and `>`. Only web and email addresses become links. */
function angle(inside: string): Span {
  const [target = '', label] = inside.split('|', 2);
  if (/^(https?|mailto):/.test(target)) return { kind: 'a', href: unescaped(target), text: unescaped(label ?? target) };
  if (target.startsWith('!date^')) return { kind: 'text', text: unescaped(label ?? target) };
  if (/^[@#!]/.test(target))
    return { kind: 'strong', inner: [{ kind: 'text', text: unescaped(label ?? target.replace('!', '@')) }] };
  return { kind: 'text', text: `<${unescaped(inside)}>` };
}

/** Parses Slack's markup. */
export function mrkdwn(text: string): Span[] {
  const match = token.exec(text);
  if (!match) return text ? [{ kind: 'text', text: withEmoji(unescaped(text)) }] : [];
  const [whole, pre, code, link, bold, italic, strike] = match;
  const found = ((): Span => {
    if (pre !== undefined) return { kind: 'pre', text: unescaped(pre) };
    if (code !== undefined) return { kind: 'code', text: unescaped(code) };
    if (link !== undefined) return angle(link);
    if (bold !== undefined) return { kind: 'strong', inner: mrkdwn(bold) };
    if (italic !== undefined) return { kind: 'em', inner: mrkdwn(italic) };
    return { kind: 's', inner: mrkdwn(strike ?? '') };
  })();
  return [...mrkdwn(text.slice(0, match.index)), found, ...mrkdwn(text.slice(match.index + whole.length))];
}
