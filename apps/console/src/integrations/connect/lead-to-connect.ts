import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsoleConfig } from '../../config';
import { PageRenderer } from '../../pages/page-renderer';
import { ServiceApi } from '../../upstream/service-api';

/** Makes a link that connects an integration, and sends the visitor to it. */
@Injectable()
export class LeadToConnect {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly config: ConsoleConfig,
  ) {}

  async lead(reply: FastifyReply, token: string, integration_id: string): Promise<void> {
    const path = { integration_id };
    const { url } = await this.api.post('/v1/integrations/{integration_id}/connect-sessions', token, {
      path,
    });
    if (new URL(url).origin === this.config.PUBLIC_ORIGIN) await reply.redirect(url, 303);
    // The Content-Security-Policy (form-action) lets no form be redirected to another origin, so a page leads there.
    else
      await this.pages.send(reply, 'leaving', {
        url,
        host: new URL(url).host,
        back: `/integrations/${integration_id}`,
      });
  }
}
