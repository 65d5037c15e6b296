import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxConfig } from '../../config';
import type { SlackUser, Workspace } from '../../world/world';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import { withIds } from './chat';
import { checkBlocks } from './check-blocks';
import { signature } from './push';
import { SlackFailure } from './slack-failure';
import type { Block } from './slack-message';
import { directChannel } from './workspaces';

type Arguments = Record<string, unknown>;

/** What the app shows a person in its tab. */
interface Home {
  blocks: Block[];
  published_at: number;
}

const TIMEOUT_MS = 3_000;

/** The tab of the app, of each person. */
@Injectable()
export class Homes {
  private readonly journal: Journal<Home>;

  constructor(
    private readonly config: SandboxConfig,
    state: StateDir,
  ) {
    this.journal = state.journal<Home>('slack-homes');
  }

  of(workspace: Workspace, user: SlackUser): Home | undefined {
    return this.journal.get(keyOf(workspace, user.id));
  }

  publish(workspace: Workspace, { user_id, view }: Arguments): object {
    const user = workspace.users.find(({ id }) => id === user_id);
    if (!user) throw new SlackFailure('invalid_arguments', ['[ERROR] no such user']);
    const { type, blocks } = (view ?? {}) as { type?: string; blocks?: Block[] };
    const problems =
      type === 'home' ? checkBlocks(blocks, 100) : ['[ERROR] unsupported type [json-pointer:/view/type]'];
    if (problems.length > 0) throw new SlackFailure('invalid_arguments', problems);
    const shown = withIds(blocks!);
    this.journal.set(keyOf(workspace, user.id), { blocks: shown, published_at: Date.now() });
    return { view: { id: `V${user.id.slice(1)}`, type: 'home', blocks: shown } };
  }

  /** The person opens the tab: Slack tells the app. @returns what the app answered; 0 when nothing came back. */
  async open(workspace: Workspace, user: SlackUser): Promise<number> {
    const event_time = Math.floor(Date.now() / 1_000);
    const body = JSON.stringify({
      token: 'XXYYZZ',
      team_id: workspace.team_id,
      api_app_id: workspace.app_id,
      event: {
        type: 'app_home_opened',
        user: user.id,
        channel: directChannel(workspace, user.id),
        tab: 'home',
        event_ts: `${event_time}.000000`,
      },
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time,
    });
    const timestamp = String(event_time);
    return fetch(`${this.config.public_origin}/webhooks/slack`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature(this.config.webhook_secrets['slack'] ?? '', timestamp, body),
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).then(
      ({ status }) => status,
      () => 0,
    );
  }
}

const keyOf = ({ team_id }: Workspace, user: string): string => `${team_id}/${user}`;
