import { addressOfButton, type ListInMessage, type MessageContent } from '../../deliveries/personal-message';
import { button, context, header, listed, notificationText, plain, type SlackMessage } from './block-elements';

const icons: Record<MessageContent['mood'], string> = {
  good: ':white_check_mark: ',
  bad: ':warning: ',
  late: ':hourglass: ',
  neutral: '',
};

/** A message of many long lines stays readable. */
const LINE_MOST = 280;

/** A message to one person that is about no single signal. */
export function personalBlocks(content: MessageContent, publicOrigin: string): SlackMessage {
  const { title, mood, summary, text, lists, small, buttons } = content;
  return {
    text: notificationText(summary),
    blocks: [
      header(`${icons[mood]}${title}`),
      ...text.map((paragraph) => plain(paragraph)),
      ...lists.flatMap(listBlocks),
      ...small.map((line) => context(line)),
      {
        type: 'actions',
        elements: buttons.map((one, at) =>
          button(`view.${at}`, one.label, { url: addressOfButton(one, publicOrigin) }),
        ),
      },
    ],
  };
}

function listBlocks({ heading, lines, steps }: ListInMessage) {
  return listed(
    heading,
    lines.map((line, at) => `${steps ? `${at + 1}.` : '•'} ${short(line)}`),
  );
}

const short = (line: string): string => (line.length > LINE_MOST ? `${line.slice(0, LINE_MOST - 1)}…` : line);
