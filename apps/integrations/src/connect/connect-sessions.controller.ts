import { Database } from '@linesman/persistence';
import { Caller, type Principal, Problem } from '@linesman/service-kit';
import { Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Configuring } from '../grants/may-configure';
import { findIntegration } from '../integrations/find-integration';
import { ProviderCalls } from '../providers/provider-calls';
import { type ConnectLink, OpenSession } from './open-session';

@Controller('integrations/:integration_id/connect-sessions')
export class ConnectSessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: OpenSession,
    private readonly calls: ProviderCalls,
  ) {}

  @Configuring()
  @Post()
  create(@Caller() caller: Principal, @Param('integration_id', ParseUUIDPipe) id: string): Promise<ConnectLink> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const row = await findIntegration(tx, id);
      const { manifest } = this.calls.provider(row.connection_code);
      if (manifest.auth.type !== 'oauth2')
        throw new Problem(
          422,
          'connected-by-key',
          `${manifest.display_name} takes keys: send them as credentials with PUT /integrations/${id}.`,
        );
      return this.sessions.open(tx, row, { kind: 'connect', actor: caller.subject });
    });
  }
}
