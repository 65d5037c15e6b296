import { reasonInWords } from '@linesman/contracts';
import { Roles } from '@linesman/service-kit';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';

interface Shown {
  command?: string;
  refusal?: Refusal;
}

/** The channel of Microsoft Teams in which the workspace's CSMs are notified. */
@Roles(...administrators)
@Controller('settings/teams')
export class TeamsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply, {});
  }

  /** The code is shown on the answer alone, and on no page that a browser keeps. */
  @Post('code')
  async makeCode(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const made = await this.api.post('/v1/teams-channel/codes', tokenOf(request), {}).then(
      ({ command }): Shown => ({ command }),
      (error: unknown): Shown => ({ refusal: refusalOf(error) }),
    );
    reply.header('cache-control', 'no-store');
    await this.page(request, reply, made);
  }

  @Post('disconnect')
  async disconnect(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.api.delete('/v1/teams-channel', tokenOf(request));
    request.session.set(
      'notice',
      'The Teams channel is disconnected. Linesman notifies your people on Slack, or by email.',
    );
    await reply.redirect('/settings/teams', 303);
  }

  private async page(request: AuthenticatedRequest, reply: FastifyReply, { command, refusal }: Shown): Promise<void> {
    const { offered, linked, code_ends_at } = await this.api.get('/v1/teams-channel', tokenOf(request));
    const refused = linked?.refused_reason ? reasonInWords(linked.refused_reason) : undefined;
    const data = { offered, linked, refused, command, code_ends_at, refusal };
    await this.pages.send(reply, 'settings-teams', data, refusal ? 422 : 200);
  }
}
