import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type GrantRequest, Grants } from '../oauth/grants';
import { StandIns } from '../stand-ins/find-stand-ins';
import { Switches } from '../switches/switches';

/** The buttons of the pages. Each returns to its page, with a word in the address for what happened. */
@Controller('switches')
export class ButtonsController {
  constructor(
    private readonly standIns: StandIns,
    private readonly switches: Switches,
    private readonly grants: Grants,
  ) {}

  @Post('add')
  add(@Body() body: Record<string, string> | undefined, @Res() reply: FastifyReply): void {
    const { provider } = this.switches.add(body);
    this.back(reply, 'on', provider);
  }

  @Post('remove')
  remove(@Body() { id = '', from }: { id?: string; from?: string } = {}, @Res() reply: FastifyReply): void {
    const provider = this.switches.list().find((one) => one.id === id)?.provider;
    this.switches.remove(id);
    this.back(reply, 'off', from === 'all' ? undefined : provider);
  }

  @Post('clear')
  clear(@Res() reply: FastifyReply): void {
    this.switches.clear();
    this.back(reply, 'cleared');
  }

  @Post('revoke')
  revoke(@Body() body: GrantRequest, @Res() reply: FastifyReply): void {
    this.grants.revoke(body);
    this.back(reply, 'revoked', body.provider);
  }

  @Post('expire')
  expire(@Body() body: GrantRequest, @Res() reply: FastifyReply): void {
    this.grants.expireAccessTokens(body);
    this.back(reply, 'expired', body.provider);
  }

  private back(reply: FastifyReply, said: string, target = ''): void {
    const hasPage = target === 'webhooks' || this.standIns.find(target);
    void reply.redirect(`/switches${hasPage ? `/${target}` : ''}?said=${said}`, 303);
  }
}
