import { capabilities, type CapabilitySnapshot } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import type { CapabilityManifest } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Caller, type Page, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { findIntegration } from '../integration-record/find-integration';
import { PROVIDERS } from '../providers/provider-calls';

export interface IntegrationCapability extends Omit<CapabilitySnapshot, 'removed' | 'version'> {
  /** A write needs an idempotency key. Absent if no gateway performs the capability. */
  kind?: 'read' | 'write';
  /** Whether a gateway performs the capability. Otherwise an execution fails. */
  executable: boolean;
  /** Set for a sync capability: the direction, and which records it keeps in step. */
  sync?: CapabilityManifest['sync'];
}

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('integrations/:integration_id/capabilities')
export class IntegrationCapabilitiesController {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  /** The capabilities of the integration, which are those of its connection, newest version first. */
  @Get()
  async list(
    @Caller() caller: Principal,
    @Param('integration_id', Uuid) integration_id: string,
  ): Promise<Page<IntegrationCapability>> {
    const { connection_code } = await this.database.inTenant(caller.tenantId, (tx) =>
      findIntegration(tx, integration_id),
    );
    const found = await this.rpc.call(capabilities, { connection_code });
    const declared = this.providers.get(connection_code)?.manifest.capabilities ?? [];
    const items = found.capabilities.map(({ removed: _removed, version: _version, ...shown }) => {
      const performed = declared.find(
        ({ capability_code, version }) =>
          capability_code === shown.capability_code && version === shown.capability_version,
      );
      return {
        ...shown,
        ...(performed ? { kind: performed.kind } : {}),
        executable: performed !== undefined,
        ...(performed?.sync ? { sync: performed.sync } : {}),
      };
    });
    return { items };
  }
}
