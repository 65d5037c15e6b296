import type { CardElement, TeamsMessage } from './teams-message';

interface Run {
  text: string;
  classes: string;
}

export interface ShownMessage extends Pick<TeamsMessage, 'id' | 'received_at' | 'edits' | 'refused'> {
  from: string;
  /** Each line is a list of runs. */
  lines: Run[][];
  actions: { title: string; url: string }[];
}

export type ShownThread = ShownMessage & { replies: ShownMessage[] };

/** What Teams shows of a channel: each thread below the message that began it. */
export function shownThreads(messages: TeamsMessage[]): ShownThread[] {
  return messages
    .filter(({ thread }) => !thread)
    .map((one) => ({ ...shown(one), replies: messages.filter(({ thread }) => thread === one.id).map(shown) }));
}

function shown({ id, received_at, edits, refused, from = 'Linesman', activity }: TeamsMessage): ShownMessage {
  const card = activity.attachments?.[0]?.content;
  const lines = card ? card.body.map(lineOf) : [[{ text: activity.text ?? '', classes: '' }]];
  return { id, received_at, edits, refused, from, lines, actions: card?.actions ?? [] };
}

function lineOf({ inlines, text = '' }: CardElement): Run[] {
  if (inlines)
    return inlines.map(({ text: said, weight, size, color, isSubtle }) => ({
      text: said,
      classes: [
        weight === 'Bolder' && 'bold',
        size === 'Large' && 'large',
        color && `color-${color.toLowerCase()}`,
        isSubtle && 'dim',
      ]
        .filter((one) => typeof one === 'string')
        .join(' '),
    }));
  const [before = '', name, after = ''] = text.split(/<at>(.*?)<\/at>/);
  return [
    { text: before, classes: '' },
    ...(name ? [{ text: name, classes: 'mention' }] : []),
    { text: after, classes: '' },
  ];
}
