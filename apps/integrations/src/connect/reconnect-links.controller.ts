import { Database } from '@linesman/persistence';
import { Caller, type Principal, Problem, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import { findIntegration } from '../integration-record/find-integration';
import type { Integration } from '../integration-record/integration.entity';
import { ProviderCalls } from '../providers/provider-calls';
import { isSignalClosed } from './closed-signals';
import { type ConnectLink, OpenSession } from './open-session';
import { provesAccount } from './proves-account';

export class ReconnectLinkBody {
  /** The risk signal that the link is for. The link is revoked when the signal closes. */
  @IsOptional() @IsUUID() signal_id?: string;
}

/** Gives a CSM the link that an email would contain, for a contact whom no email reaches. */
@Roles('tenant_admin', 'csm')
@Controller('integrations/:integration_id/reconnect-links')
export class ReconnectLinksController {
  constructor(
    private readonly database: Database,
    private readonly sessions: OpenSession,
    private readonly calls: ProviderCalls,
  ) {}

  @Post()
  create(
    @Caller() { tenantId, subject }: Principal,
    @Param('integration_id', Uuid) id: string,
    @Body() { signal_id }: ReconnectLinkBody,
  ): Promise<ConnectLink> {
    return this.database.inTenant(tenantId, async (tx) => {
      const row = await findIntegration(tx, id);
      const refusal = this.refusalOf(row);
      if (refusal) throw new Problem(409, 'no-reconnect-link', refusal);
      if (signal_id && (await isSignalClosed(tx, tenantId, signal_id)))
        throw new Problem(409, 'signal-closed', 'The risk signal has ended, so nobody has to reconnect.');
      return this.sessions.open(tx, row, { kind: 'reconnect', actor: subject, signal_id });
    });
  }

  private refusalOf(row: Integration): string | undefined {
    const { customer_id, credential_version, connection_code } = row;
    if (!customer_id) return 'It belongs to no customer. Its owner or an admin of the tenant reconnects it.';
    if (credential_version === 0) return 'It was never connected. An admin of the tenant makes the first link.';
    const provider = this.calls.provider(connection_code);
    if (provesAccount(provider, row)) return undefined;
    return `${provider.manifest.display_name} has not named the account of this integration, so an admin of the tenant reconnects it.`;
  }
}
