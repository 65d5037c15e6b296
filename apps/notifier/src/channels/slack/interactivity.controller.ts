import { Answers, Clock, Problem, Public } from '@linesman/service-kit';
import { Body, Controller, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '@linesman/persistence';
import type { Actor } from '../../handling/open-signal';
import { SnoozeSignal } from '../../handling/snooze-signal';
import { RespondToSignal } from '../../responses/respond-to-signal';
import { TechCalls } from '../../responses/tech-calls';
import { responseActions } from '../../signals/signal-response.entity';
import { callButtons } from './alert-buttons';
import { AssignOnSlack } from './assign-on-slack';
import { ButtonHandlers } from './button-handlers';
import { type ButtonIds, readButtonValue } from './button-value';
import { isChannel } from './channel/channel-of';
import { Conversations } from './conversations';
import { ASSIGN, type Choice, choiceOf, HANDLE } from './handling-blocks';
import { ShowHomes } from './home/show-homes.system';
import { Members, type NotFound } from './members';
import { type Click, clicksIn, type SlackForm } from './read-clicks';
import { SlackConfig } from './slack.config';
import { TellClicker } from './tell-clicker';
import { isSignedBySlack } from './verify-slack-signature';

const strangers: Record<NotFound, string> = {
  no_member: 'Only members of this workspace may do this: no guests, and nobody of another company.',
  no_answer: 'Slack did not say who you are. Press the button again in a minute.',
};

@Controller('slack')
export class InteractivityController {
  constructor(
    private readonly responding: RespondToSignal,
    private readonly calls: TechCalls,
    private readonly snoozing: SnoozeSignal,
    private readonly assigning: AssignOnSlack,
    private readonly conversations: Conversations,
    private readonly members: Members,
    private readonly buttons: ButtonHandlers,
    private readonly clicker: TellClicker,
    private readonly homes: ShowHomes,
    private readonly database: Database,
    private readonly config: SlackConfig,
    private readonly clock: Clock,
  ) {}

  /** Answers when the response is recorded, well within Slack's three seconds. Messages are sent afterwards. */
  @Post('interactivity')
  @HttpCode(200)
  @Answers({ 200: 'text/plain' })
  @Public() // Slack has no token of ours. It signs its requests.
  async takeClick(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Body() form: SlackForm | undefined,
  ): Promise<string> {
    this.verify(request);
    for (const click of clicksIn(form)) {
      const ids = readButtonValue(click.value, this.config.SLACK_SIGNING_SECRET);
      const refusal = ids ? await this.act(ids, click) : undefined;
      // A tab takes no answer for whoever clicked: it shows the refusal itself.
      if (ids && click.in_home) await this.homes.refresh(ids.tenant_id, click.user.id, refusal);
      else if (refusal) void this.clicker.tell(click.response_url, refusal);
    }
    return '';
  }

  /**
   * What no longer helps or has ended is not done. The message then shows how things are.
   * @returns what whoever clicked is told, where the message does not show it.
   */
  private async act(ids: ButtonIds, click: Click): Promise<string | undefined> {
    const by = await this.whoClicked(ids, click);
    if (typeof by === 'string') return strangers[by];
    const { action_id, chosen } = click;
    const { name, id, email } = by;
    const outcome = callButtons.find((it) => it.action_id === action_id)?.outcome;
    if (outcome) await this.database.inTenant(ids.tenant_id, (tx) => this.calls.end(tx, ids.signal_id, outcome, name));
    if (action_id === ASSIGN && chosen) return this.assigning.assign(ids, chosen, by);
    if (action_id === HANDLE) await this.handle(ids, choiceOf(chosen), by);
    const pressed = this.buttons.of(action_id);
    if (pressed) return pressed({ ids, by });
    const action = responseActions.find((it) => it === action_id);
    if (action) await this.responding.respond(ids, { action, actor: name, actor_id: id, email });
    return undefined;
  }

  /** A direct message has one reader. A channel may have guests, and people of other companies. */
  private async whoClicked({ tenant_id }: ButtonIds, { channel, in_home, user }: Click): Promise<Actor | NotFound> {
    const email = await this.conversations.personIn(tenant_id, channel, user.id);
    if (email || !(in_home || (channel && isChannel(channel)))) return { ...user, email };
    const member = await this.members.find(tenant_id, user.id);
    return typeof member === 'string' ? member : { ...user, email: member.email.toLowerCase() };
  }

  private async handle(ids: ButtonIds, choice: Choice | undefined, by: Actor): Promise<void> {
    const { acknowledge, snooze, unsnooze } = choice ?? {};
    const response = { action: 'acknowledge', actor: by.name, actor_id: by.id, email: by.email } as const;
    if (acknowledge) await this.responding.respond(ids, { ...response, until: acknowledge });
    if (snooze) await this.snoozing.snooze(ids, by, snooze);
    if (unsnooze) await this.snoozing.unsnooze(ids, by);
  }

  private verify({ headers, rawBody }: RawBodyRequest<FastifyRequest>): void {
    const timestamp = String(headers['x-slack-request-timestamp'] ?? '');
    const signature = String(headers['x-slack-signature'] ?? '');
    const body = rawBody ?? Buffer.alloc(0);
    if (!isSignedBySlack({ timestamp, signature, body }, this.config.SLACK_SIGNING_SECRET, this.clock.now()))
      throw new Problem(401, 'bad-signature', 'The request is not signed by Slack, or is too old.');
  }
}
