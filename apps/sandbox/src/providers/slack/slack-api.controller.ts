import { All, Body, Controller, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rejectKey, removeApp } from '../../switches/common-kinds';
import { Switches } from '../../switches/switches';
import { nameAccount } from '../../traffic/traffic';
import type { Workspace } from '../../world/world';
import { channelMethods } from './channel.methods';
import { Chat } from './chat';
import { Homes } from './homes';
import { peopleMethods } from './people.methods';
import { SlackFailure } from './slack-failure';
import { slackError } from './slack-switches';
import { Workspaces } from './workspaces';

type Arguments = Record<string, unknown>;
type Method = (workspace: Workspace, args: Arguments) => object;

/** In a form, structured arguments are JSON. */
function parsed(args: Arguments): Arguments {
  const structured = ['blocks', 'metadata', 'attachments', 'view'].filter((name) => typeof args[name] === 'string');
  try {
    return { ...args, ...Object.fromEntries(structured.map((name) => [name, JSON.parse(args[name] as string)])) };
  } catch {
    throw new SlackFailure('invalid_arguments', ['[ERROR] not valid JSON']);
  }
}

const scopeOf = (method: string): string => (method.startsWith('chat.') ? 'chat:write' : 'im:write');

@Controller('slack/api')
export class SlackApiController {
  private readonly methods: Record<string, Method>;

  constructor(
    private readonly workspaces: Workspaces,
    private readonly switches: Switches,
    chat: Chat,
    homes: Homes,
  ) {
    this.methods = {
      ...peopleMethods,
      ...channelMethods(workspaces),
      'auth.revoke': ({ team_id }) => {
        workspaces.revoke(team_id);
        return { revoked: true };
      },
      'chat.postMessage': (workspace, args) => {
        const message = chat.post(workspace, args);
        return { channel: message.channel, ts: message.ts, message: chat.wire(message, true) };
      },
      'chat.update': (workspace, args) => {
        const message = chat.update(workspace, args);
        return { channel: message.channel, ts: message.ts, text: message.text, message: chat.wire(message, true) };
      },
      'views.publish': (workspace, args) => homes.publish(workspace, args),
      'conversations.history': (workspace, args) => chat.history(workspace, args),
      'conversations.replies': (workspace, args) => chat.replies(workspace, args),
    };
  }

  @All(':method')
  @HttpCode(200)
  call(
    @Param('method') name: string,
    @Query() query: Arguments,
    @Body() body: Arguments | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    try {
      const args = parsed({ ...query, ...body });
      const workspace = this.authenticate(request, args);
      const wrong = this.switches.take(
        'slack',
        slackError,
        ({ path, account }) => (!path || name.includes(path)) && (!account || account === workspace.team_id),
      );
      if (wrong) throw new SlackFailure(wrong.error ?? 'internal_error');
      const method = Object.hasOwn(this.methods, name) ? this.methods[name] : undefined;
      if (!method) throw new SlackFailure('unknown_method');
      return { ok: true, ...method(workspace, args) };
    } catch (error) {
      if (!(error instanceof SlackFailure)) throw error;
      if (error.retryAfter !== undefined) void reply.code(429).header('retry-after', String(error.retryAfter));
      const { messages } = error;
      const lacking = error.error === 'missing_scope' ? { needed: scopeOf(name), provided: 'users:read' } : {};
      return {
        ok: false,
        error: error.error,
        ...lacking,
        ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
      };
    }
  }

  private authenticate(request: FastifyRequest, args: Arguments): Workspace {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? args['token'];
    if (typeof token !== 'string') throw new SlackFailure('not_authed');
    const workspace = this.workspaces.byToken(token);
    const known = [token, workspace?.team_id];
    const rejected = this.switches.list('slack', rejectKey).find((one) => known.includes(one.key));
    if (rejected) throw new SlackFailure(rejected.error ?? 'token_revoked');
    if (this.switches.list('slack', removeApp).some(({ account }) => account === workspace?.team_id))
      throw new SlackFailure('account_inactive');
    if (!workspace) throw new SlackFailure('invalid_auth');
    if (this.workspaces.isRevoked(workspace.team_id)) throw new SlackFailure('token_revoked');
    nameAccount(request.raw, workspace.team_id);
    return workspace;
  }
}
