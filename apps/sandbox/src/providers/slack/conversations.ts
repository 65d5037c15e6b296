import type { SlackUser, Workspace } from '../../world/world';
import { elementsOf } from './clicks';
import { isMenu, menuLine } from './menus';
import { mrkdwn, type Span, withEmoji } from './mrkdwn';
import type { Block, SlackMessage } from './slack-message';
import { channelsOf } from './channels';
import { directChannel, type Place } from './workspaces';

interface Text {
  type: string;
  text: string;
}

/** The workspaces with their people, and how many messages each has. */
export const workspaceLines = (workspaces: Workspace[], messages: SlackMessage[]): object[] =>
  workspaces.map((workspace) => ({
    name: workspace.team_name,
    people: workspace.users.map(({ id, name, email }) => line(directChannel(workspace, id), name, email, messages)),
    channels: channelsOf(workspace)
      .map(({ id, name, is_archived, is_private }) =>
        line(id, `#${name}`, is_archived ? 'Archived' : is_private ? 'Private' : 'Channel', messages),
      )
      .filter(({ count, about }) => count > 0 || about === 'Channel'),
  }));

const line = (channel: string, name: string, about: string, messages: SlackMessage[]) => {
  const theirs = messages.filter((message) => message.channel === channel);
  return { channel, name, about, count: theirs.length, last: theirs.at(-1)?.received_at };
};

export const nameOf = ({ user, channel }: Place): string => user?.name ?? `#${channel?.name ?? ''}`;

export function conversation(channel: string, place: Place | undefined, all: SlackMessage[]): object {
  const people = place?.workspace.users ?? [];
  const newestFirst = all.filter(({ thread_ts }) => !thread_ts).reverse();
  return {
    name: place ? nameOf(place) : 'Nobody',
    about: place ? `${place.user?.email ?? 'Channel'} · ${place.workspace.team_name}` : channel,
    messages: newestFirst.map((message) => ({
      ...messageLine(message, people),
      thread: all.filter(({ thread_ts }) => thread_ts === message.ts).map((reply) => messageLine(reply, people)),
    })),
  };
}

const messageLine = ({ blocks, text, ...message }: SlackMessage, people: SlackUser[]): object => ({
  ...message,
  blocks:
    blocks.length > 0
      ? blocks.map((block) => blockLine(withNames(block, people), people))
      : [{ type: 'section', text: mrkdwn(withNames(text, people)) }],
});

/** The tab of the app as the page shows it; `empty` before the app has published something. */
export const homeOf = (
  { users }: Workspace,
  channel: string,
  home?: { blocks: Block[]; published_at: number },
): object => ({
  channel,
  home: true,
  empty: home === undefined,
  published_at: home?.published_at,
  blocks: (home?.blocks ?? []).map((block) => blockLine(withNames(block, users), users)),
});

/** Shows a mention of a person by their name, as Slack does. */
function withNames<T>(content: T, people: SlackUser[]): T {
  const named = JSON.stringify(content).replace(/<@([UW][A-Z0-9]+)>/g, (whole, id: string) => {
    const name = people.find((one) => one.id === id)?.name;
    return name ? `<@|@${JSON.stringify(name).slice(1, -1)}>` : whole;
  });
  return JSON.parse(named) as T;
}

const spans = ({ type, text }: Text): Span[] =>
  type === 'mrkdwn' ? mrkdwn(text) : [{ kind: 'text', text: withEmoji(text) }];

const buttons = (block: Block): object[] =>
  elementsOf(block)
    .filter(({ type }) => type === 'button')
    .map(({ action_id, text, url, style }) => {
      const label = withEmoji(text?.text ?? '');
      return { block_id: block.block_id, action_id, url, style, label };
    });

const menus = (block: Block, people: SlackUser[]): object[] =>
  elementsOf(block)
    .filter(isMenu)
    .map((menu) => ({ block_id: block.block_id, ...menuLine(menu, people) }));

function blockLine(block: Block, people: SlackUser[]): object {
  const { type } = block;
  const text = block['text'] as Text | undefined;
  switch (type) {
    case 'header':
      return { type, text: text && spans(text) };
    case 'section': {
      const fields = (block['fields'] as Text[] | undefined)?.map(spans);
      return { type, text: text && spans(text), fields, buttons: buttons(block), menus: menus(block, people) };
    }
    case 'context':
      return {
        type,
        parts: (block['elements'] as Text[]).map((part) =>
          part.type === 'image' ? [{ kind: 'text', text: '▣' }] : spans(part),
        ),
      };
    case 'actions':
      return { type, buttons: buttons(block), menus: menus(block, people) };
    case 'divider':
      return { type };
    default:
      return { type: 'other', content: type === 'markdown' ? block['text'] : JSON.stringify(block, null, 2) };
  }
}
