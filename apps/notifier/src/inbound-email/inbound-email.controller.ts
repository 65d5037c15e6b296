import { Clock, notFound, Problem, Public } from '@linesman/service-kit';
import { Controller, HttpCode, type OnModuleInit, Post, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { InboundEmailConfig } from './inbound-email.config';
import { isSigned } from './is-signed';
import { readMessage } from './read-message';
import { type Taken, TakeMessage } from './take-message';

const RAW_MESSAGE = 'message/rfc822';
const MOST_BYTES = 10 * 1024 * 1024;
const PATH = '/inbound-email';

@Controller('inbound-email')
export class InboundEmailController implements OnModuleInit {
  constructor(
    private readonly messages: TakeMessage,
    private readonly config: InboundEmailConfig,
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {}

  /** Its bytes are in no particular encoding. Every other route refuses such a body before it reads it. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance();
    fastify.addHook('onRequest', (request, _reply, done) => {
      const isRaw = request.headers['content-type']?.toLowerCase().includes(RAW_MESSAGE);
      if (!isRaw || request.routeOptions.url === PATH) return done();
      done(new Problem(415, 'bad-request', `Send JSON: this route takes no ${RAW_MESSAGE}.`));
    });
    const options = { parseAs: 'buffer', bodyLimit: MOST_BYTES } as const;
    fastify.addContentTypeParser(RAW_MESSAGE, options, (_request, body, done) => done(null, body));
  }

  /**
   * Takes one email to the inbound domain, as it came (`message/rfc822`, 10 MB at most), signed as Standard Webhooks says.
   * It answers what the email was taken for. An email that concerns nothing here is counted, and needs no further attempt.
   */
  @Post()
  @HttpCode(200)
  @Public() // A mail provider has no token of ours. It signs what it posts.
  async receive(@Req() { headers, body }: FastifyRequest): Promise<Taken> {
    const { INBOUND_EMAIL_DOMAIN, INBOUND_EMAIL_SECRET: secret } = this.config;
    if (!INBOUND_EMAIL_DOMAIN || !secret) throw notFound('domain whose emails are taken');
    if (!Buffer.isBuffer(body))
      throw new Problem(415, 'bad-request', `Send the email as it came, with the content type ${RAW_MESSAGE}.`);
    const [id = '', timestamp = '', signature = ''] = ['id', 'timestamp', 'signature'].map((part) =>
      headers[`webhook-${part}`]?.toString(),
    );
    if (!isSigned({ id, timestamp, signature, body }, secret, this.clock.now()))
      throw new Problem(401, 'bad-signature', 'The request is not signed with INBOUND_EMAIL_SECRET, or is too old.');
    // What the library cannot read is counted like what concerns nothing here: another attempt would not help.
    return this.messages.take(await readMessage(body).catch(() => undefined));
  }
}
