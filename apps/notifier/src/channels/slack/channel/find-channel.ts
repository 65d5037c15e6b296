import type { FindSlackChannelRequest, FoundSlackChannel } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import type { WebClient } from '@slack/web-api';
import { WorkspaceLimits } from '../workspace-limits';
import { Workspaces } from '../workspaces';
import { isChannelId, judgeChannel, nameOf, NOT_FOUND, refusals, type SlackChannelFacts } from './judge-channel';

const PAGE = 1_000;
/** A workspace with more channels is asked by the id. */
const MOST_PAGES = 10;

/** Finds a channel at Slack, and joins it where it is public. */
@Injectable()
export class FindChannel {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly limits: WorkspaceLimits,
  ) {}

  async find({ tenant_id, integration_id, channel }: FindSlackChannelRequest): Promise<FoundSlackChannel> {
    if ((await this.limits.turn(integration_id, 'ask')).kind !== 'now') return { refusal: notNow('it is busy') };
    const asked = await this.workspaces.call(tenant_id, integration_id, 'ask', ({ client }) =>
      look(client, channel.trim()).catch((error: unknown) => {
        const refusal = refusals[wordOf(error)];
        if (!refusal) throw error;
        return { refusal };
      }),
    );
    return asked.failure ? { refusal: notNow(asked.failure.reason) } : asked.done;
  }
}

async function look(client: WebClient, text: string): Promise<FoundSlackChannel> {
  const channel = isChannelId(text)
    ? (await client.conversations.info({ channel: text })).channel
    : await withName(client, nameOf(text));
  if (!channel?.id) return { refusal: NOT_FOUND };
  const judged = judgeChannel(channel);
  if (typeof judged === 'object') return judged;
  if (judged === 'join') await client.conversations.join({ channel: channel.id });
  return { channel_id: channel.id, name: channel.name };
}

async function withName(client: WebClient, name: string): Promise<SlackChannelFacts | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const listed = await client.conversations.list({ types: 'public_channel,private_channel', limit: PAGE, cursor });
    const found = listed.channels?.find((one) => one.name === name);
    if (found) return found;
    cursor = listed.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

const wordOf = (error: unknown): string => (error as { data?: { error?: string } }).data?.error ?? '';

const notNow = (reason: string): string => `could not be checked at Slack (${reason}): save again in a minute`;
