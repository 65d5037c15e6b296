import { integrationCreated } from '@linesman/contracts';
import { Audit, Database } from '@linesman/persistence';
import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { acceptCredentials } from '../credentials/check-credentials';
import { EnterCredentials } from '../credentials/enter-credentials';
import { AcceptConnection, acceptCustomer } from './accept-integration';
import { type NewIntegrationBody, refuseLargeMetadata, refuseLoneEnd } from './integration.dto';
import { Integration } from '../integration-record/integration.entity';
import { SaveIntegration } from '../integration-record/save-integration';

@Injectable()
export class CreateIntegration {
  constructor(
    private readonly database: Database,
    private readonly connections: AcceptConnection,
    private readonly enterCredentials: EnterCredentials,
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
  ) {}

  /** Commits the integration as `pending_configuration` before it checks the credentials, because that call may take long. */
  async create(caller: Principal, body: NewIntegrationBody, integration_id: string): Promise<void> {
    refuseLargeMetadata(body.metadata);
    const provider = await this.connections.accept(body.connection_code);
    await this.connections.acceptConfig(provider, body.config ?? {});
    refuseLoneEnd(body);
    const credentials = body.credentials && (await acceptCredentials(provider, body.credentials));
    const { credential_version } = await this.insert(caller, body, integration_id);
    if (credentials && credential_version === 0) {
      const { credentials_end_at } = body;
      await this.enterCredentials.first(caller, integration_id, { fields: credentials, credentials_end_at });
    }
  }

  private insert(caller: Principal, body: NewIntegrationBody, integration_id: string): Promise<Integration> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      // An earlier attempt at the same request may have created it before its process ended.
      const existing = await tx.findOneBy(Integration, { integration_id });
      if (existing) return existing;
      await acceptCustomer(tx, body.customer_id);
      const row = tx.create(Integration, {
        integration_id,
        tenant_id: caller.tenantId,
        connection_code: body.connection_code,
        name: body.name,
        status: 'pending_configuration',
        is_critical: body.is_critical ?? false,
        customer_id: body.customer_id ?? null,
        user_id: body.user_id ?? null,
        purpose: body.purpose ?? null,
        config: body.config ?? {},
        metadata: body.metadata ?? {},
        credential_version: 0,
        version: 0,
        created_by: caller.subject,
      });
      const saved = await this.integrations.save(tx, row, integrationCreated);
      await this.audit.record(tx, {
        tenant_id: caller.tenantId,
        actor: caller.subject,
        action: 'integration.created',
        subject_type: 'integration',
        subject_id: saved.integration_id,
        detail: {
          connection_code: saved.connection_code,
          name: saved.name,
          ...(body.credentials ? { credentials: Object.keys(body.credentials) } : {}),
        },
      });
      return saved;
    });
  }
}
