import { Answers, Public } from '@linesman/service-kit';
import { Controller, type OnModuleInit, Param, Post, type RawBodyRequest, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAccounts } from './find-accounts.system';
import { pushes as counted } from './push-metrics';
import { ReadWebhook } from './read-webhook';
import { RecordPush } from './record-push';
import { TellChanges } from './tell-changes';
import { TellVisits } from './tell-visits';

/** Security event tokens (RFC 8935), which are no JSON. */
const EVENT_TOKEN = 'application/secevent+jwt';

@Controller('webhooks')
export class WebhooksController implements OnModuleInit {
  constructor(
    private readonly webhooks: ReadWebhook,
    private readonly accounts: FindAccounts,
    private readonly pushes: RecordPush,
    private readonly changes: TellChanges,
    private readonly visits: TellVisits,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.useBodyParser(EVENT_TOKEN, true, {}, (_request, _body, done) => done(null, undefined));
  }

  /**
   * Takes what a provider tells about our access to an account, about its data, or about who opened our page there: the address to register there. Its body and its signature
   * are the provider's own. It is answered once what it tells is stored.
   */
  @Post(':provider')
  @Public() // Providers have no token of ours. They sign their webhooks.
  @Answers({ 200: 'text/plain', 202: null })
  async receive(
    @Param('provider') code: string,
    @Req() { headers, rawBody, ip }: RawBodyRequest<FastifyRequest>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { provider, webhook, content } = await this.webhooks.read(code, {
      address: String(headers['x-forwarded-for'] ?? ip),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()])),
      body: rawBody ?? Buffer.alloc(0),
    });
    for (const push of content.pushes) {
      const users = await this.accounts.usersOf(code, push.account_id);
      if (users.length === 0) counted.inc({ connection: code, outcome: 'unknown_account' });
      for (const ofTenant of users) await this.pushes.record(ofTenant, push, provider.manifest);
    }
    for (const change of content.changes ?? []) await this.changes.tell(code, change);
    for (const visit of content.visits ?? []) await this.visits.tell(code, visit);
    await reply
      .status(webhook.status.accepted)
      .type('text/plain')
      .send(content.answer ?? '');
  }
}
