import { oneLine as inOneLine } from '@linesman/texts';
import type { OfferedButton } from '../../../buttons/offered-buttons';
import type { SignalIds } from '../../../handling/open-signal';

/** An element of an Adaptive Card. */
export type Element = Readonly<Record<string, unknown>> & { type: string };

interface OpenUrl {
  type: 'Action.OpenUrl';
  title: string;
  url: string;
}

/** Teams tells our app when somebody presses it, by an invoke with the verb, the data, and what was chosen in the card. */
interface Execute {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: SignalIds;
  style?: 'positive';
}

/** Opens a small card with a choice. */
interface ShowCard {
  type: 'Action.ShowCard';
  title: string;
  card: { type: 'AdaptiveCard'; body: Element[]; actions: Action[] };
}

export type Action = OpenUrl | Execute | ShowCard;

const MOST_CHARACTERS = 1_500;

/** Does not cut a character of two code units in half. */
export const oneLine = (text: string, most = MOST_CHARACTERS): string => {
  const line = inOneLine(text);
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** Teams formats no text of a run, so that what a tenant wrote stays text. */
const run = (text: string, look: object = {}) => ({ type: 'TextRun', text: oneLine(text), ...look });

const paragraph = (inlines: object[], look: object = {}): Element => ({ type: 'RichTextBlock', inlines, ...look });

export const title = (text: string, color: 'Attention' | 'Warning' | 'Good' | 'Default'): Element =>
  paragraph([run(text, { size: 'Large', weight: 'Bolder', color })]);

/** `Error: …`, with the label in bold. */
export const fact = (label: string, value: string): Element =>
  paragraph([run(`${label}: `, { weight: 'Bolder' }), run(value)], { spacing: 'Small' });

export const line = (text: string): Element => paragraph([run(text)], { spacing: 'Small' });

export const small = (text: string): Element =>
  paragraph([run(text, { size: 'Small', isSubtle: true })], { spacing: 'Small' });

/** A list, with a heading where it has one; nothing where the list is empty. */
export const listed = (heading: string | undefined, lines: string[], mark = '- '): Element[] =>
  lines.length === 0
    ? []
    : [
        ...(heading ? [paragraph([run(heading, { weight: 'Bolder' })], { spacing: 'Medium' })] : []),
        ...lines.map((it, at) => paragraph([run(`${mark === '1.' ? `${at + 1}. ` : mark}${it}`)], { spacing: 'None' })),
      ];

export const link = (label: string, origin: string, path: string): Action => ({
  type: 'Action.OpenUrl',
  title: label,
  url: `${origin.replace(/\/+$/, '')}${path}`,
});

export const execute = ({ action, label, primary }: OfferedButton, data: SignalIds): Action => ({
  type: 'Action.Execute',
  title: label,
  verb: action,
  data,
  ...(primary && { style: 'positive' }),
});

/** Buttons below what they are about. */
export const buttons = (actions: Action[]): Element => ({ type: 'ActionSet', actions });

export const showCard = (title: string, body: Element[], action: Action): Action => ({
  type: 'Action.ShowCard',
  title,
  card: { type: 'AdaptiveCard', body, actions: [action] },
});
