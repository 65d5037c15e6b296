import type { Mention } from '../mention';
import { type Action, type Element, line, oneLine } from './elements';

/** What a message shows, before it is known whom it mentions. */
export interface Shown {
  /** What notifications show. */
  summary: string;
  /** A reply has none. */
  title?: Element;
  body: Element[];
  actions: Action[];
}

/** A message as the Bot Connector takes it. */
export interface Activity {
  type: 'message';
  summary: string;
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive'; content: Record<string, unknown> }];
}

/** Teams takes 28 KB. Some room is left for what surrounds the message. */
const MOST_BYTES = 26_000;
const cut = (count: number) =>
  line(
    `${count} more ${count === 1 ? 'line is' : 'lines are'} not shown: ${count === 1 ? 'it' : 'they'} would not fit here. The page shows all of it.`,
  );

/** The last lines are left out where the whole would be too large. @param to whom it mentions; absent in a chat with one person. */
export function activityOf(shown: Shown, to?: Mention): Activity {
  for (let kept = shown.body.length; kept > 0; kept--) {
    const body =
      kept === shown.body.length ? shown.body : [...shown.body.slice(0, kept), cut(shown.body.length - kept)];
    const activity = withBody({ ...shown, body }, to);
    if (sizeOf(activity) <= MOST_BYTES) return activity;
  }
  return withBody({ ...shown, body: [cut(shown.body.length)] }, to);
}

export const sizeOf = (activity: Activity): number => Buffer.byteLength(JSON.stringify(activity));

function withBody({ summary, title, body, actions }: Shown, to: Mention | undefined): Activity {
  const content = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body: [...(title ? [title] : []), ...(to ? [whom(to)] : []), ...body],
    ...(actions.length > 0 && { actions }),
    msteams: { width: 'Full', ...(to?.notifies && { entities: [mentioned(to)] }) },
  };
  return {
    type: 'message',
    summary: oneLine(summary, 200),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

const at = ({ name }: Mention): string => `<at>${name}</at>`;

const whom = (to: Mention): Element =>
  to.notifies ? { type: 'TextBlock', text: `For ${at(to)}`, wrap: true, spacing: 'Small' } : line(`For ${to.name}`);

const mentioned = (to: Mention) => ({
  type: 'mention',
  text: at(to),
  mentioned: { id: to.address, name: to.name },
});
