import { notFound, Problem, Public } from '@linesman/service-kit';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BotConnector } from './bot-connector';
import { AnswerMessage } from './incoming/answer-message';
import { AnswerPress } from './incoming/answer-press';
import { readActivity } from './incoming/read-activity';
import { VerifyBotToken } from './incoming/verify-bot-token';

@Controller('teams')
export class ActivitiesController {
  constructor(
    private readonly tokens: VerifyBotToken,
    private readonly answering: AnswerMessage,
    private readonly presses: AnswerPress,
    private readonly connector: BotConnector,
  ) {}

  /**
   * Takes what is written to the app in Microsoft Teams, and what is pressed in its cards. A message with a code links the
   * channel in which it was written. A press is answered with what came of it, which Teams shows to whoever pressed.
   */
  @Post('activities')
  @HttpCode(200)
  @Public() // Microsoft has no token of ours. It signs a token of its own, for our app.
  async take(@Req() { headers, body }: FastifyRequest): Promise<object> {
    if (!this.connector.isConfigured) throw notFound('app for Microsoft Teams');
    const incoming = readActivity(body);
    if (!incoming) throw new Problem(400, 'bad-request', 'This is no activity of the Bot Framework.');
    if (!(await this.tokens.isGenuine(headers.authorization, incoming)))
      throw new Problem(401, 'bad-signature', 'The request has no valid token of the Bot Framework for this app.');
    if (incoming.pressed)
      return {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: await this.presses.answer(incoming, incoming.pressed),
      };
    if (incoming.is_message) await this.answering.answer(incoming);
    return {};
  }
}
