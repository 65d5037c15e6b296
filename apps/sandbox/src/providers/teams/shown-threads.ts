import type { Member } from './members';
import type { CardAction, CardElement, TeamsMessage } from './teams-message';

interface Run {
  text: string;
  classes: string;
}

/** A button, or a small form. */
interface ShownAction {
  title: string;
  url?: string;
  verb?: string;
  /** What is chosen before it is pressed. */
  input?: { id: string; label: string; options: { value: string; title: string }[] };
}

interface Line {
  runs: Run[];
  actions: ShownAction[];
}

export interface ShownMessage extends Pick<
  TeamsMessage,
  'id' | 'channel' | 'received_at' | 'edits' | 'answer' | 'refused'
> {
  from: string;
  lines: Line[];
  actions: ShownAction[];
}

export type ShownThread = ShownMessage & { replies: ShownMessage[] };

/** What Teams shows of a channel: each thread below the message that began it. */
export function shownThreads(messages: TeamsMessage[], members: Member[]): ShownThread[] {
  const show = (message: TeamsMessage) => shown(message, members);
  return messages
    .filter(({ thread }) => !thread)
    .map((one) => ({ ...show(one), replies: messages.filter(({ thread }) => thread === one.id).map(show) }));
}

function shown({ from = 'Linesman', activity, ...message }: TeamsMessage, members: Member[]): ShownMessage {
  const card = activity.attachments?.[0]?.content;
  const actionsOf = (actions: CardAction[] = []) => actions.map((one) => actionOf(one, members));
  const lines = card
    ? card.body.map((element) => ({ runs: runsOf(element), actions: actionsOf(element.actions) }))
    : [{ runs: [{ text: activity.text ?? '', classes: '' }], actions: [] }];
  return { ...message, from, lines, actions: actionsOf(card?.actions) };
}

/** A card that an action opens has one choice and one button. People are the members of the team. */
function actionOf({ title, url, verb, card }: CardAction, members: Member[]): ShownAction {
  if (!card) return { title, url, verb };
  const [{ id = '', label = title, choices = [] } = {}] = card.body;
  const people = members.map(({ id: value, name }) => ({ value, title: name }));
  return {
    title,
    verb: card.actions[0]?.verb,
    input: { id, label, options: choices.length > 0 ? choices : people },
  };
}

function runsOf({ inlines, text = '' }: CardElement): Run[] {
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
  if (!text) return [];
  const [before = '', name, after = ''] = text.split(/<at>(.*?)<\/at>/);
  return [
    { text: before, classes: '' },
    ...(name ? [{ text: name, classes: 'mention' }] : []),
    { text: after, classes: '' },
  ];
}
