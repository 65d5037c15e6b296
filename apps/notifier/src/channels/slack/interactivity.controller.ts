import { Clock, Problem, Public } from '@linesman/service-kit';
import { Controller, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RespondToSignal } from '../../responses/respond-to-signal';
import { type ResponseAction, responseActions } from '../../signals/signal-response.entity';
import { readButtonValue } from './button-value';
import { SlackConfig } from './slack.config';
import { isSignedBySlack } from './verify-slack-signature';

interface Interaction {
  type?: string;
  user?: { id?: string; name?: string; username?: string };
  actions?: { action_id?: string; value?: string }[];
}

@Controller('slack')
export class InteractivityController {
  constructor(
    private readonly responding: RespondToSignal,
    private readonly config: SlackConfig,
    private readonly clock: Clock,
  ) {}

  /** Answers when the response is recorded, well within Slack's three seconds. Messages are sent afterwards. */
  @Post('interactivity')
  @HttpCode(200)
  @Public() // Slack has no token of ours. It signs its requests.
  async click(@Req() request: RawBodyRequest<FastifyRequest>): Promise<string> {
    for (const { action_id, value, user } of clicks(this.verified(request))) {
      const ids = readButtonValue(value, this.config.SLACK_SIGNING_SECRET);
      if (ids) await this.responding.respond(ids, { action: action_id, actor: user.name, actor_id: user.id });
    }
    return '';
  }

  private verified({ headers, rawBody }: RawBodyRequest<FastifyRequest>): Interaction {
    const timestamp = String(headers['x-slack-request-timestamp'] ?? '');
    const signature = String(headers['x-slack-signature'] ?? '');
    const body = rawBody ?? Buffer.alloc(0);
    if (!isSignedBySlack({ timestamp, signature, body }, this.config.SLACK_SIGNING_SECRET, this.clock.now()))
      throw new Problem(401, 'bad-signature', 'The request is not signed by Slack, or is too old.');
    try {
      return JSON.parse(new URLSearchParams(body.toString('utf8')).get('payload') ?? '') as Interaction;
    } catch {
      throw new Problem(400, 'bad-payload', 'The payload is not JSON.');
    }
  }
}

interface Click {
  action_id: ResponseAction;
  value: string;
  user: { id: string; name: string };
}

/** A click on the button that is a link arrives too, and asks for nothing. */
function clicks({ type, user, actions }: Interaction): Click[] {
  const id = user?.id;
  if (type !== 'block_actions' || typeof id !== 'string' || !Array.isArray(actions)) return [];
  const name = String(user?.name ?? user?.username ?? id).slice(0, 200);
  return actions.flatMap(({ action_id, value }) => {
    const action = responseActions.find((it) => it === action_id);
    return action && typeof value === 'string' ? [{ action_id: action, value, user: { id, name } }] : [];
  });
}
