import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Answers, Public } from '@linesman/service-kit';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IntegrationsConfig } from '../config';

const source = readFileSync(join(__dirname, 'integration-cta.js'), 'utf8').replace(
  /\n\/\/# sourceMappingURL=.*\s*$/,
  '\n',
);

// Public: a script for pages of other services. It contains nothing but the address of this service.
@Public()
@Controller('cta/integration-cta.js')
export class WebComponentController {
  private readonly script: string;
  private readonly etag: string;

  constructor({ PUBLIC_ORIGIN }: IntegrationsConfig) {
    this.script = source.replace('__PUBLIC_ORIGIN__', new URL(PUBLIC_ORIGIN).origin);
    this.etag = `"${createHash('sha256').update(this.script).digest('base64url').slice(0, 22)}"`;
  }

  /** The element `<integration-cta>`. */
  @Get()
  @Answers({ 200: 'text/javascript', 304: null })
  async send(@Headers('if-none-match') known: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    reply.headers({
      etag: this.etag,
      'cache-control': 'public, max-age=86400, stale-while-revalidate=604800',
      // Modules and scripts with `integrity` need the first header, cross-origin isolated pages need the second.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    const isKnown = known?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === this.etag);
    if (isKnown) await reply.status(304).send();
    else await reply.type('text/javascript; charset=utf-8').send(this.script);
  }
}
