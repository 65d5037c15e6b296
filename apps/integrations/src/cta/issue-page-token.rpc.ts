import { issuePageToken, type IssuePageTokenRequest, type PageToken } from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { PageTokens } from './page-tokens';

@Controller()
export class IssuePageTokenRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly tokens: PageTokens,
  ) {}

  /** A service of the tenant signs its users in itself, so it may name any user of the tenant. */
  @OnRpc(issuePageToken)
  async issue({ tenant_id, subject }: IssuePageTokenRequest, context: NatsContext): Promise<PageToken> {
    await this.callers.callerFor(tenant_id, context);
    return this.tokens.issue({ tenant_id, subject });
  }
}
