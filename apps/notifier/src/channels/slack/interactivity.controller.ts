import { Answers, Clock, Problem, Public } from '@linesman/service-kit';
import { Body, Controller, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ASSIGN } from '../../buttons/handling-choices';
import { nothingDone } from '../../buttons/nothing-done';
import { PressButton } from '../../buttons/press-button';
import type { Actor } from '../../handling/open-signal';
import { AssignOnSlack } from './assign-on-slack';
import { type ButtonIds, readButtonValue } from './button-value';
import { isChannel } from './channel/channel-of';
import { Conversations } from './conversations';
import { ShowHomes } from './home/show-homes.system';
import { IN_SLACK, Members, type NotFound } from './members';
import { type Click, clicksIn, type SlackForm } from './read-clicks';
import { SlackConfig } from './slack.config';
import { TellClicker } from './tell-clicker';
import { isSignedBySlack } from './verify-slack-signature';

@Controller('slack')
export class InteractivityController {
  constructor(
    private readonly pressing: PressButton,
    private readonly assigning: AssignOnSlack,
    private readonly conversations: Conversations,
    private readonly members: Members,
    private readonly clicker: TellClicker,
    private readonly homes: ShowHomes,
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

  /** @returns what whoever clicked is told, where the message does not show it. */
  private async act(ids: ButtonIds, click: Click): Promise<string | undefined> {
    const by = await this.whoClicked(ids, click);
    if (typeof by === 'string') return nothingDone[by === 'no_member' ? 'stranger' : by](IN_SLACK);
    const { action_id: action, chosen } = click;
    if (action === ASSIGN && chosen) return this.assigning.assign(ids, chosen, by);
    return this.pressing.press({ ids, by, action, chosen });
  }

  /** A direct message has one reader. A channel may have guests, and people of other companies. */
  private async whoClicked({ tenant_id }: ButtonIds, { channel, in_home, user }: Click): Promise<Actor | NotFound> {
    const email = await this.conversations.personIn(tenant_id, channel, user.id);
    if (email || !(in_home || (channel && isChannel(channel)))) return { ...user, email };
    const member = await this.members.find(tenant_id, user.id);
    return typeof member === 'string' ? member : { ...user, email: member.email.toLowerCase() };
  }

  private verify({ headers, rawBody }: RawBodyRequest<FastifyRequest>): void {
    const timestamp = String(headers['x-slack-request-timestamp'] ?? '');
    const signature = String(headers['x-slack-signature'] ?? '');
    const body = rawBody ?? Buffer.alloc(0);
    if (!isSignedBySlack({ timestamp, signature, body }, this.config.SLACK_SIGNING_SECRET, this.clock.now()))
      throw new Problem(401, 'bad-signature', 'The request is not signed by Slack, or is too old.');
  }
}
