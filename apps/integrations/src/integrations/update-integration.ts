import { Audit, Database, type Tx } from '@linesman/persistence';
import { type Expected, type Principal, Problem, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { acceptCredentials } from '../credentials/check-credentials';
import { EnterCredentials } from '../credentials/enter-credentials';
import { ProviderCalls } from '../providers/provider-calls';
import { AcceptConnection, acceptCustomer } from './accept-integration';
import { findIntegration } from '../integration-record/find-integration';
import { type IntegrationBody, refuseLargeMetadata, refuseLoneEnd } from './integration.dto';
import type { Integration } from '../integration-record/integration.entity';
import { SaveIntegration } from '../integration-record/save-integration';

const plainFields = ['name', 'is_critical', 'customer_id', 'user_id', 'purpose', 'metadata'] as const;

@Injectable()
export class UpdateIntegration {
  constructor(
    private readonly database: Database,
    private readonly calls: ProviderCalls,
    private readonly connections: AcceptConnection,
    private readonly enterCredentials: EnterCredentials,
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
  ) {}

  async update(caller: Principal, integration_id: string, body: IntegrationBody, expected?: Expected): Promise<void> {
    refuseLargeMetadata(body.metadata);
    refuseLoneEnd(body);
    const inTenant = <T>(work: (tx: Tx) => Promise<T>) => this.database.inTenant(caller.tenantId, work);
    const known = await inTenant((tx) => findIntegration(tx, integration_id));
    refuseStale(expected, known.version);
    const provider = body.config || body.credentials ? this.calls.provider(known.connection_code) : undefined;
    if (provider && body.config) await this.connections.acceptConfig(provider, body.config);
    if (provider?.manifest.addresses === 'tenant' && known.credential_version > 0 && body.config && !body.credentials)
      throw new Problem(422, 'credentials-required', 'A new address needs the key again: enter it with the change.');
    const entered = provider && body.credentials && (await acceptCredentials(provider, body.credentials));
    const store =
      entered &&
      (await this.enterCredentials.tryReplacement(
        { ...known, config: body.config ?? known.config },
        { fields: entered, credentials_end_at: body.credentials_end_at },
      ));

    await inTenant(async (tx) => {
      const row = await findIntegration(tx, integration_id, true);
      refuseStale(expected, row.version);
      await acceptCustomer(tx, body.customer_id);
      const changed = changePlainFields(row, body);
      // Settings that came with the tokens (an instance URL, for example) keep their value unless the body names them.
      if (body.config) row.config = { ...row.config, ...body.config };
      await store?.(tx, row);
      if (body.status) changeStatus(row, body.status);
      await this.integrations.save(tx, row);
      await this.audit.record(tx, {
        tenant_id: caller.tenantId,
        actor: caller.subject,
        action: 'integration.updated',
        subject_type: 'integration',
        subject_id: integration_id,
        detail: {
          name: row.name,
          changed,
          ...(body.status ? { status: body.status } : {}),
          ...(body.config ? { config: Object.keys(body.config) } : {}),
          ...(entered ? { credentials: Object.keys(entered) } : {}),
        },
      });
    });
  }
}

function changePlainFields(row: Integration, body: IntegrationBody): string[] {
  const given = plainFields.filter((field) => body[field] !== undefined);
  for (const field of given) Object.assign(row, { [field]: body[field] });
  return given;
}

function changeStatus(row: Integration, wanted: 'active' | 'inactive'): void {
  if (wanted === row.status) return;
  if (wanted === 'active' && row.status !== 'inactive')
    throw new Problem(
      422,
      'status-follows-health',
      `The integration is ${row.status}; it becomes active once its credentials work.`,
    );
  row.status = wanted === 'active' && row.credential_version === 0 ? 'pending_configuration' : wanted;
  row.status_reason = row.status_cause = null;
}
