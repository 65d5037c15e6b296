import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxConfig } from '../../config';
import { problem } from '../../http/problem';
import { Chat } from './chat';
import { chosenFrom, isMenu, type MenuElement } from './menus';
import { Homes } from './homes';
import { Messages } from './messages';
import { signature } from './push';
import { ResponseUrls } from './response-urls';
import type { Block } from './slack-message';
import { Workspaces } from './workspaces';

export interface ClickRequest {
  channel?: string;
  ts?: string;
  /** Default: the first block with this action. Several blocks of a tab have the same ones. */
  block_id?: string;
  action_id?: string;
  /** What is chosen from a menu: the value of an option, or the id of a user. */
  chosen?: string;
  /** In the tab of the app, and not in a message. */
  home?: string;
  /** Default: the person that the conversation is with. */
  user?: string;
}

export interface ClickResult {
  /** What the app answered; 0 when nothing came back within Slack's three seconds. */
  status: number;
  body: string;
  ms: number;
  /** Where the button leads, if it is a link as well. */
  url?: string;
}

interface Element extends MenuElement {
  text?: { text: string };
  value?: string;
  url?: string;
  style?: string;
}

export const elementsOf = (block: Block): Element[] => {
  const elements =
    block.type === 'actions' ? (block['elements'] as Element[]) : [block['accessory'] as Element | undefined];
  return elements.filter((element) => element !== undefined);
};

@Injectable()
export class Clicks {
  constructor(
    private readonly config: SandboxConfig,
    private readonly messages: Messages,
    private readonly workspaces: Workspaces,
    private readonly chat: Chat,
    private readonly responseUrls: ResponseUrls,
    private readonly homes: Homes,
  ) {}

  async click(request: ClickRequest): Promise<ClickResult> {
    const { payload, url } = this.payload(request);
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const started = performance.now();
    const ended = (): number => Math.round((performance.now() - started) * 10) / 10;
    try {
      const response = await fetch(`${this.config.public_origin}/slack/interactivity`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature(this.config.slack_signing_secret, timestamp, body),
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        },
        body,
        signal: AbortSignal.timeout(3000),
      });
      return { status: response.status, body: await response.text(), ms: ended(), url };
    } catch (error) {
      return { status: 0, body: String((error as Error).cause ?? error), ms: ended(), url };
    }
  }

  private payload(request: ClickRequest): { payload: object; url?: string | undefined } {
    const { channel = '', ts = '', block_id, action_id = '' } = request;
    const place = this.workspaces.ofChannel(channel);
    const home = request.home && place?.user ? this.homes.of(place.workspace, place.user) : undefined;
    const message = home ? undefined : this.messages.find(channel, ts);
    const shown = home ?? message;
    if (!shown || !place) throw problem(404, 'No such message', 'ts');
    const { workspace } = place;
    // In a channel it is whoever comes first.
    const user = workspace.users.find(({ id }) => id === (request.user || (place.user ?? workspace.users[0])?.id));
    if (!user) throw problem(422, 'No such user in this workspace', 'user');
    for (const block of shown.blocks) {
      if (block_id && block.block_id !== block_id) continue;
      const element = elementsOf(block).find((one) => one.action_id === action_id);
      if (!element) continue;
      const { url, ...button } = element;
      const action = isMenu(element) ? chosenFrom(element, request.chosen ?? '', workspace.users) : button;
      if (!action) throw problem(422, 'The menu does not offer this', 'chosen');
      const { team_id, team_domain, app_id } = workspace;
      const payload = {
        type: 'block_actions',
        user: { id: user.id, username: user.email.split('@')[0], name: user.name, team_id },
        api_app_id: app_id,
        trigger_id: `${Date.now()}.${randomBytes(6).toString('hex')}`,
        team: { id: team_id, domain: team_domain },
        enterprise: null,
        is_enterprise_install: false,
        ...(message
          ? {
              container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
              channel: { id: channel, name: place.channel?.name ?? 'directmessage' },
              message: this.chat.wire(message, true),
              response_url: this.responseUrls.make({ team: team_id, channel, ts, user: user.id }),
            }
          : {
              container: { type: 'view', view_id: `V${user.id.slice(1)}` },
              view: { id: `V${user.id.slice(1)}`, type: 'home', blocks: shown.blocks },
            }),
        actions: [{ ...action, block_id: block.block_id, action_ts: this.messages.nextTs() }],
      };
      return { payload, url };
    }
    throw problem(404, 'The message has no such button', 'action_id');
  }
}
