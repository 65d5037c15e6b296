import { describeEnvironment, type DescribeEnvironmentAnswer } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database, one, rows } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock, LOGGER, notFound } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { PROVIDERS } from '../providers/provider-calls';
import type { Environment, EnvironmentIntegration } from './environment.dto';

const MOST = 200;
const PATIENCE_MS = 3_000;

type Stored = Omit<EnvironmentIntegration, 'provider_name' | 'capabilities' | 'condition'>;

const person = (subject: string): string => `jsonb_build_object('subject', ${subject}, 'name', (
  select coalesce(p.name, p.email) from people p where p.tenant_id = i.tenant_id and p.subject = ${subject} order by p.kind desc limit 1))`;

/** $1: tenant, $2: customer. */
const integrations = `select i.integration_id, i.name as integration_name, i.connection_code, i.status, i.is_critical, i.purpose,
    case when c.from_consent then 'consent' when c.integration_id is not null then 'entered' end as authentication,
    i.provider_account_name as account_name, ${person('i.created_by')} as added_by, i.created_at as added_at,
    case when a.link_of is not null then ${person('a.link_of')} end as connected_by, a.at as connected_at,
    i.credentials_end_at
  from integrations i
  left join integration_credentials c using (integration_id)
  left join lateral (select at, detail ->> 'link_of' as link_of from audit_log
    where tenant_id = i.tenant_id and subject_type = 'integration' and subject_id = i.integration_id::text
      and action in ('integration.connected', 'integration.reconnected') order by id desc limit 1) a on true
  where i.tenant_id = $1 and i.customer_id = $2 and i.deleted_at is null
  order by i.is_critical desc, i.name, i.integration_id`;

@Injectable()
export class ReadEnvironment {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
    @Inject(PROVIDERS) private readonly providers: Providers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async read(tenant_id: string, customer_id: string): Promise<Environment> {
    const [stored, described] = await Promise.all([
      this.stored(tenant_id, customer_id),
      this.described(tenant_id, customer_id),
    ]);
    const conditions = new Map(described?.integrations.map((it) => [it.integration_id, it]));
    return {
      customer_id,
      customer_name: stored.customer_name,
      made_at: this.clock.now(),
      score: described?.score ?? null,
      missing: described ? [] : ['status-monitor'],
      left_out: Math.max(0, stored.all - MOST),
      integrations: stored.integrations.map((it) => ({
        ...it,
        ...this.declared(it.connection_code),
        condition: conditions.get(it.integration_id) ?? null,
      })),
    };
  }

  private stored(tenantId: string, customerId: string) {
    return this.database.inTenant(tenantId, async (tx) => {
      const customer = await one<{ name: string; all: number }>(
        tx,
        `select name, (select count(*)::int from integrations
           where tenant_id = $1 and customer_id = $2 and deleted_at is null) as all
         from customers where tenant_id = $1 and customer_id = $2 and deleted_at is null`,
        [tenantId, customerId],
      );
      if (!customer) throw notFound('customer');
      const found = await rows<Stored>(tx, `${integrations} limit ${MOST}`, [tenantId, customerId]);
      return { customer_name: customer.name, all: customer.all, integrations: found };
    });
  }

  /** Without the status-monitor the rest is told. */
  private described(tenant_id: string, customer_id: string): Promise<DescribeEnvironmentAnswer | undefined> {
    return this.rpc.call(describeEnvironment, { tenant_id, customer_id }, PATIENCE_MS).catch((error: unknown) => {
      this.logger.warn({ err: error, customer_id }, 'the status-monitor did not describe an environment');
      return undefined;
    });
  }

  private declared(connection_code: string): Pick<EnvironmentIntegration, 'provider_name' | 'capabilities'> {
    const manifest = this.providers.get(connection_code)?.manifest;
    const capabilities = (manifest?.capabilities ?? []).map(({ capability_code, version, kind, sync }) => ({
      capability_code,
      version,
      kind,
      sync: sync ?? null,
    }));
    return { provider_name: manifest?.display_name ?? connection_code, capabilities };
  }
}
