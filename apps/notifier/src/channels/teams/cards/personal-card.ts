import { addressOfButton, type MessageContent } from '../../../deliveries/personal-message';
import type { Shown } from './activity';
import { line, listed, small, title } from './elements';

const colors = { good: 'Good', bad: 'Warning', late: 'Warning', neutral: 'Default' } as const;

/** A message to one person that is about no single signal. */
export function personalCard(content: MessageContent, publicOrigin: string): Shown {
  const { text, lists, buttons } = content;
  return {
    summary: content.summary,
    title: title(content.title, colors[content.mood]),
    body: [
      ...text.map(line),
      ...lists.flatMap(({ heading, lines, steps }) => listed(heading, lines, steps ? '1.' : '• ')),
      ...content.small.map(small),
    ],
    actions: buttons.map((one) => ({
      type: 'Action.OpenUrl',
      title: one.label,
      url: addressOfButton(one, publicOrigin),
    })),
  };
}
