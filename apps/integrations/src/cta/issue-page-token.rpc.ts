import { issuePageToken, type IssuePageTokenRequest, type PageToken } from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { invalidFields } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { PageOrigins } from './page-origins';
import { PageTokens } from './page-tokens';

@Controller()
export class IssuePageTokenRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly origins: PageOrigins,
    private readonly tokens: PageTokens,
  ) {}

  /** A service of the tenant signs its users in itself, so it may name any user of the tenant. */
  @OnRpc(issuePageToken)
  async issue({ tenant_id, subject, return_url }: IssuePageTokenRequest, context: NatsContext): Promise<PageToken> {
    await this.callers.callerFor(tenant_id, context);
    if (return_url === undefined) return this.tokens.issue({ tenant_id, subject });
    const url = URL.canParse(return_url) ? new URL(return_url) : undefined;
    if (!url || !(await this.origins.allows(tenant_id, url.origin)))
      throw invalidFields([
        { field: 'return_url', message: 'must be an address on one of the page_origins in the settings of the tenant' },
      ]);
    return this.tokens.issue({ tenant_id, subject, return_url: url.href });
  }
}
