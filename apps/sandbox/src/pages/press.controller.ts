import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type GrantRequest, Grants } from '../control/grants';
import { Switches } from '../switches/switches';
import { providers } from '../traffic/providers';
import type { Fields } from './press';

/** The pages' buttons. Each leads back to where it stands, with a word for what came of it. */
@Controller('switches')
export class PressController {
  constructor(
    @Inject(Switches) private readonly switches: Switches,
    @Inject(Grants) private readonly grants: Grants,
  ) {}

  @Post('add')
  add(@Body() body: Fields | undefined, @Res() reply: FastifyReply): void {
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

  private back(reply: FastifyReply, said: string, provider?: string): void {
    const place = [...providers, 'webhooks'].find((one) => one === provider);
    void reply.redirect(`/switches${place ? `/${place}` : ''}?said=${said}`, 303);
  }
}
