import { Body, Controller, Get, HttpException, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Switches } from '../../switches/switches';
import type { SwitchKind } from '../../switches/switch';
import { nameAccount } from '../../traffic/traffic';
import { World } from '../../world/world';
import { BotTokens } from './bot-tokens';
import { type Channel, channelsOf } from './channels';
import { chatsOf, type Member, membersOf } from './members';
import { Messages } from './messages';
import type { Activity } from './teams-message';
import { channelDeleted, removedFromTeam, tooLarge, unknownPerson } from './teams-switches';

const MOST_BYTES = 28 * 1024;

interface NewConversation {
  /** With one person. */
  members?: { id: string }[];
  channelData?: { channel?: { id?: string } };
  activity?: Activity;
}

/** The Bot Connector, as far as Linesman calls it. */
@Controller('teams/emea/v3')
export class BotConnectorController {
  constructor(
    private readonly messages: Messages,
    private readonly tokens: BotTokens,
    private readonly switches: Switches,
    private readonly world: World,
  ) {}

  @Post('conversations')
  begin(@Body() body: NewConversation | undefined, @Req() request: FastifyRequest): object {
    const [person] = body?.members ?? [];
    if (person) return { id: this.open(request, person.id.replace('29:', 'a:')).channel };
    const { channel } = this.open(request, body?.channelData?.channel?.id ?? '');
    const { id } = this.post(channel, body?.activity);
    return { id: `${channel};messageid=${id}`, activityId: id };
  }

  @Post('conversations/:conversation/activities')
  reply(
    @Param('conversation') conversation: string,
    @Body() body: Activity | undefined,
    @Req() request: FastifyRequest,
  ): { id: string } {
    const { channel, thread } = this.open(request, conversation);
    if (thread && !this.messages.find(channel, thread)) throw refusal(404, 'ConversationNotFound');
    return { id: this.post(channel, body, thread).id };
  }

  @Put('conversations/:conversation/activities/:activity')
  edit(
    @Param('conversation') conversation: string,
    @Param('activity') id: string,
    @Body() body: Activity | undefined,
    @Req() request: FastifyRequest,
  ): { id: string } {
    const { channel } = this.open(request, conversation);
    if (!this.messages.edit(channel, id, this.accepted(channel, body)))
      throw refusal(404, 'ActivityNotFoundInConversation');
    return { id };
  }

  @Get('conversations/:conversation/members/:member')
  member(
    @Param('conversation') conversation: string,
    @Param('member') known: string,
    @Req() request: FastifyRequest,
  ): Member {
    const { team } = this.open(request, conversation);
    const members = membersOf(this.world, team);
    const found = members.find(({ id, email }) => [id, email].includes(known));
    if (!found) throw refusal(404, 'MemberNotFoundInConversation');
    return found;
  }

  @Get('teams/:team')
  team(@Param('team') id: string, @Req() request: FastifyRequest): object {
    const { team } = this.open(request, id);
    return { id: team.id, name: team.name };
  }

  @Get('teams/:team/conversations')
  channels(@Param('team') id: string, @Req() request: FastifyRequest): object {
    const { team } = this.open(request, id);
    const own = channelsOf(this.world).filter((one) => one.team.id === team.id);
    // Its first channel has the id of the team and no name of its own.
    return { conversations: own.map((one) => ({ id: one.id, name: one.id === team.id ? null : one.name })) };
  }

  private post(channel: string, activity: Activity | undefined, thread?: string) {
    return this.messages.add({ channel, activity: this.accepted(channel, activity), ...(thread && { thread }) });
  }

  private accepted(channel: string, activity: Activity | undefined): Activity {
    if (activity?.type !== 'message' || (!activity.text && !activity.attachments?.length))
      throw refusal(400, 'BadSyntax');
    const mentions = activity.attachments?.some(({ content }) => content.msteams?.entities?.length);
    if (mentions && this.broken(unknownPerson, channel)) throw refusal(400, 'BadArgument');
    const large = Buffer.byteLength(JSON.stringify(activity)) > MOST_BYTES;
    if (large || this.switches.take('teams', tooLarge, () => true)) throw refusal(413, 'MessageSizeTooBig');
    return activity;
  }

  private open(
    request: FastifyRequest,
    conversation: string,
  ): { channel: string; thread?: string; team: Channel['team'] } {
    if (!this.tokens.isValid(request.headers.authorization)) throw refusal(401, 'Unauthorized');
    const [channel = '', thread] = conversation.split(';messageid=');
    nameAccount(request.raw, channel);
    if (this.broken(removedFromTeam, channel)) throw refusal(403, 'BotNotInConversationRoster');
    const known = [...channelsOf(this.world), ...chatsOf(this.world)].find(({ id }) => id === channel);
    if (!known || this.broken(channelDeleted, channel)) throw refusal(404, 'ConversationNotFound');
    return { channel, thread, team: known.team };
  }

  private broken(kind: SwitchKind, channel: string): boolean {
    return this.switches.list('teams', kind).some(({ account }) => !account || account === channel);
  }
}

const refusal = (status: number, code: string): HttpException => new HttpException({ error: { code } }, status);
