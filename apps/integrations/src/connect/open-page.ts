import { rewriteOrigin } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IntegrationsConfig } from '../config';
import { domainOfColleague, type RefusedColleague, type ShownHandOver } from './colleague';
import type { OpenLink } from './follow-link';
import { type Refused, sendKeyPage } from './key-page';
import { sendStartPage } from './pages';
import { StartConnect } from './start-connect';
import { WaitingRequests } from './waiting-requests';

/** The page of a link that can be used: it leads to the provider's consent, or asks for a key. */
@Injectable()
export class OpenPage {
  constructor(
    private readonly starts: StartConnect,
    private readonly waiting: WaitingRequests,
    private readonly config: IntegrationsConfig,
  ) {}

  async send(
    reply: FastifyReply,
    token: string,
    link: OpenLink,
    refused: { key?: Refused; colleague?: RefusedColleague } = {},
  ): Promise<void> {
    const auth = this.starts.consentOf(link.subject);
    const shown = { handOver: handOverOf(token, link, refused.colleague), waiting: await this.waiting.of(link) };
    if (!auth) return sendKeyPage(reply, link, { ...shown, refused: refused.key });
    const authorize = rewriteOrigin(auth.authorize_url, this.config.PROVIDER_ORIGINS);
    return sendStartPage(reply, link, { ...shown, authorizeOrigin: new URL(authorize).origin });
  }
}

function handOverOf(token: string, link: OpenLink, refused?: RefusedColleague): ShownHandOver | undefined {
  const domain = domainOfColleague(link);
  return domain ? { action: `/connect/${encodeURIComponent(token)}/hand-over`, domain, ...refused } : undefined;
}
