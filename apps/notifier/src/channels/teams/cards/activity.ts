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
const CUT = line('There is more. Its page shows all of it.');

/** The last lines are left out where the whole would be too large. */
export function activityOf(shown: Shown, to: Mention): Activity {
  for (let kept = shown.body.length; kept > 0; kept--) {
    const body = kept === shown.body.length ? shown.body : [...shown.body.slice(0, kept), CUT];
    const activity = withBody({ ...shown, body }, to);
    if (sizeOf(activity) <= MOST_BYTES) return activity;
  }
  return withBody({ ...shown, body: [CUT] }, to);
}

export const sizeOf = (activity: Activity): number => Buffer.byteLength(JSON.stringify(activity));

function withBody({ summary, title, body, actions }: Shown, { address, name, notifies }: Mention): Activity {
  const at = `<at>${name}</at>`;
  const whom = notifies ? { type: 'TextBlock', text: `For ${at}`, wrap: true, spacing: 'Small' } : line(`For ${name}`);
  const content = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body: [...(title ? [title] : []), whom, ...body],
    ...(actions.length > 0 && { actions }),
    msteams: {
      width: 'Full',
      ...(notifies && { entities: [{ type: 'mention', text: at, mentioned: { id: address, name } }] }),
    },
  };
  return {
    type: 'message',
    summary: oneLine(summary, 200),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}
