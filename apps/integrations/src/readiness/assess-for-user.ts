import {
  IntegrationStatusService,
  type IntegrationStatus,
  offeredTo,
  ReadThrough,
  TTL_SECONDS,
  type TtlCache,
  userIdOf,
} from '@linesman/readiness';
import type { ReadinessUser } from '@linesman/provider-kit';
import { Database, type Tx } from '@linesman/persistence';
import type { Principal, Role } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { grantedTo, ownProviders, rightsOn } from '../grants/my-rights';
import { Integration } from '../integration-record/integration.entity';
import { People } from '../people/people';
import { STATUS_CACHE } from '../status-cache/forget-statuses';

interface Options {
  forceRefresh?: boolean;
  /** The user's, where a token has just shown them. If absent, those of the user's last token. */
  roles?: Role[];
}

/** Assesses a user's readiness, and offers only what the user may do. */
@Injectable()
export class AssessForUser {
  private readonly rights: ReadThrough;

  constructor(
    private readonly statuses: IntegrationStatusService,
    private readonly database: Database,
    private readonly people: People,
    @Inject(STATUS_CACHE) cache: TtlCache,
  ) {
    this.rights = new ReadThrough(cache);
  }

  async assess(user: ReadinessUser, providers: string[], options: Options = {}): Promise<IntegrationStatus[]> {
    const found = await Promise.all(providers.map((code) => this.statuses.assess(user, code, options)));
    const offered: IntegrationStatus[] = [];
    for (const status of found)
      offered.push(offeredTo(status, !status.ask || (await this.mayAct(user, status, options))));
    return offered;
  }

  private async mayAct(user: ReadinessUser, status: IntegrationStatus, options: Options): Promise<boolean> {
    if (options.roles) return this.findRight(user, status, options.roles);
    const key = `may_act:${status.provider}:${status.ask?.integration_id ?? 'new'}:${userIdOf(user)}`;
    const known = options.forceRefresh ? undefined : await this.rights.known<boolean>(key);
    const find = () => this.findRight(user, status);
    return known ?? this.rights.find({ key, group: user.tenant_id, ttl_seconds: TTL_SECONDS, find });
  }

  private findRight({ tenant_id, subject }: ReadinessUser, status: IntegrationStatus, seen?: Role[]): Promise<boolean> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const roles = seen ?? (await this.people.rolesOf(tx, subject));
      // Somebody who has never called may be an admin. The page behind the link offers what they may do.
      return !roles || mayAct(tx, { subject, tenantId: tenant_id, roles }, status);
    });
  }
}

async function mayAct(tx: Tx, principal: Principal, { ask, provider }: IntegrationStatus): Promise<boolean> {
  const granted = await grantedTo(tx, principal);
  if (granted.everything) return true;
  if (!ask?.integration_id) return (await ownProviders(tx, principal)).includes(provider);
  const { integration_id } = ask;
  const row = await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() });
  return row !== null && rightsOn(principal, row, granted).includes('manage');
}
