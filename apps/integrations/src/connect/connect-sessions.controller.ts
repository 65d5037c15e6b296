import { Database } from '@linesman/persistence';
import { Caller, type Principal, Uuid } from '@linesman/service-kit';
import { Controller, Param, Post } from '@nestjs/common';
import { Managing } from '../grants/may-configure';
import { findIntegration } from '../integration-record/find-integration';
import { type ConnectLink, OpenSession } from './open-session';

@Controller('integrations/:integration_id/connect-sessions')
export class ConnectSessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: OpenSession,
  ) {}

  @Managing()
  @Post()
  create(@Caller() caller: Principal, @Param('integration_id', Uuid) id: string): Promise<ConnectLink> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const row = await findIntegration(tx, id);
      return this.sessions.open(tx, row, { kind: 'connect', actor: caller.subject });
    });
  }
}
