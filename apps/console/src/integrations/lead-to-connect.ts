import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsoleConfig } from '../config';
import { PageRenderer } from '../pages/page-renderer';
import { ServiceApi } from '../upstream/service-api';

/** Makes a link that connects an integration, and takes the visitor there. */
@Injectable()
export class LeadToConnect {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly config: ConsoleConfig,
  ) {}

  async lead(reply: FastifyReply, token: string, integration_id: string): Promise<void> {
    const path = `/integrations/${integration_id}/connect-sessions`;
    const { url } = await this.api.post<{ url: string }>('integrations', path, token);
    if (new URL(url).origin === this.config.PUBLIC_ORIGIN) await reply.redirect(url, 303);
    // A form may lead nowhere but here (form-action), and browsers hold its redirects to that too.
    else await this.pages.send(reply, 'leaving', { url, host: new URL(url).host });
  }
}
