import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { textOf } from '../../http/fields';
import type { Workspace } from '../../world/world';
import { type Channel, channelsOf } from './channels';
import { checkBlocks } from './check-blocks';
import { Messages } from './messages';
import { PostingLimits } from './posting-limits';
import { SlackFailure } from './slack-failure';
import type { Block, SlackMessage } from './slack-message';
import { directChannel, Workspaces } from './workspaces';

type Arguments = Record<string, unknown>;

export const withIds = (blocks: Block[]): Block[] =>
  blocks.map((block) => ({ ...block, block_id: block.block_id ?? randomBytes(4).toString('base64url') }));

function content(args: Arguments): { text: string; blocks?: Block[] } {
  const text = textOf(args['text']);
  if (text.length > 40_000) throw new SlackFailure('msg_too_long');
  if (args['blocks'] === undefined) return { text };
  const problems = checkBlocks(args['blocks']);
  if (problems.length > 0) throw new SlackFailure('invalid_blocks', problems);
  return { text, blocks: withIds(args['blocks'] as Block[]) };
}

function metadataOf(value: unknown): SlackMessage['metadata'] {
  if (value === undefined) return undefined;
  const metadata = value as SlackMessage['metadata'];
  if (!metadata?.event_type || typeof metadata.event_payload !== 'object')
    throw new SlackFailure('invalid_metadata_format');
  return metadata;
}

@Injectable()
export class Chat {
  constructor(
    private readonly messages: Messages,
    private readonly limits: PostingLimits,
    private readonly workspaces: Workspaces,
  ) {}

  post(workspace: Workspace, args: Arguments): SlackMessage {
    const channel = this.channel(workspace, args['channel']);
    const { text, blocks = [] } = content(args);
    if (!text && blocks.length === 0) throw new SlackFailure('no_text');
    const metadata = metadataOf(args['metadata']);
    const thread_ts = args['thread_ts'] as string | undefined;
    if (thread_ts && !this.messages.find(channel, thread_ts)) throw new SlackFailure('thread_not_found');
    this.limits.post(channel);
    return this.messages.save({
      team: workspace.team_id,
      channel,
      ts: this.messages.nextTs(),
      ...(thread_ts ? { thread_ts } : {}),
      user: workspace.bot_user_id,
      bot_id: workspace.bot_id,
      text,
      blocks,
      ...(metadata ? { metadata } : {}),
      received_at: performance.timeOrigin + performance.now(),
      edits: 0,
      ...(args['ephemeral_to'] ? { ephemeral_to: textOf(args['ephemeral_to']) } : {}),
    });
  }

  update(workspace: Workspace, args: Arguments): SlackMessage {
    const channel = this.channel(workspace, args['channel']);
    const message = this.messages.find(channel, String(args['ts']));
    if (!message) throw new SlackFailure('message_not_found');
    const { text, blocks } = content(args);
    if (!text && !blocks) throw new SlackFailure('no_text');
    const metadata = metadataOf(args['metadata']) ?? message.metadata;
    return this.messages.save({
      ...message,
      text: text || message.text,
      blocks: blocks ?? message.blocks,
      ...(metadata ? { metadata } : {}),
      edited: { user: workspace.bot_user_id, ts: this.messages.nextTs() },
      edits: message.edits + 1,
    });
  }

  history(workspace: Workspace, args: Arguments): Record<string, unknown> {
    const channel = this.channel(workspace, args['channel']);
    const most = this.limits.history(workspace.team_id, 'conversations.history');
    const top = this.messages.list({ channel }).filter((message) => !message.thread_ts && !message.ephemeral_to);
    return this.slice(top.reverse(), args, most);
  }

  replies(workspace: Workspace, args: Arguments): Record<string, unknown> {
    const channel = this.channel(workspace, args['channel']);
    const most = this.limits.history(workspace.team_id, 'conversations.replies');
    const ts = String(args['ts']);
    if (!this.messages.find(channel, ts)) throw new SlackFailure('thread_not_found');
    const thread = this.messages.list({ channel }).filter((message) => message.ts === ts || message.thread_ts === ts);
    return this.slice(thread, args, most);
  }

  private slice(all: SlackMessage[], args: Arguments, most: number): Record<string, unknown> {
    const {
      oldest = '0',
      latest = '9',
      inclusive = false,
    } = args as { oldest?: string; latest?: string; inclusive?: unknown };
    const both = String(inclusive) === 'true' || String(inclusive) === '1';
    const within = all.filter(({ ts }) => (ts > oldest && ts < latest) || (both && (ts === oldest || ts === latest)));
    const start = Number(Buffer.from(textOf(args['cursor']), 'base64url').toString('utf8') || 0);
    const limit = Math.min(most, Math.max(1, Number(args['limit'] ?? 100) || 100));
    const end = start + limit;
    const withMetadata = ['true', '1'].includes(String(args['include_all_metadata']));
    const has_more = within.length > end;
    const next_cursor = Buffer.from(String(end)).toString('base64url');
    return {
      messages: within.slice(start, end).map((message) => this.wire(message, withMetadata)),
      has_more,
      ...(has_more ? { response_metadata: { next_cursor } } : {}),
    };
  }

  wire(message: SlackMessage, withMetadata = false): Record<string, unknown> {
    const { ts, thread_ts, user, bot_id, team, text, blocks, edited, metadata, channel } = message;
    const replies = this.messages.list({ channel }).filter((other) => other.thread_ts === ts);
    const thread = thread_ts ?? (replies.length > 0 ? ts : undefined);
    return {
      type: 'message',
      user,
      bot_id,
      team,
      ts,
      text,
      blocks,
      ...(thread ? { thread_ts: thread } : {}),
      ...(replies.length > 0 ? { reply_count: replies.length, latest_reply: replies.at(-1)?.ts } : {}),
      ...(edited ? { edited } : {}),
      ...(metadata && withMetadata ? { metadata } : {}),
    };
  }

  private posting({ id, is_archived, is_private }: Channel): string {
    if (is_archived) throw new SlackFailure('is_archived');
    if (!this.workspaces.isIn(id)) throw new SlackFailure(is_private ? 'channel_not_found' : 'not_in_channel');
    return id;
  }

  /** Slack accepts a user's id as well, and opens the conversation itself. */
  private channel(workspace: Workspace, given: unknown): string {
    const channel = channelsOf(workspace).find(({ id }) => id === given);
    if (channel) return this.posting(channel);
    const user = workspace.users.find(({ id }) => id === given || directChannel(workspace, id) === given);
    if (!user) throw new SlackFailure('channel_not_found');
    return directChannel(workspace, user.id);
  }
}
