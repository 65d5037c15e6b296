import { IntegrationStatusService, type IntegrationStatus, offeredTo } from '@linesman/readiness';
import type { ReadinessUser } from '@linesman/provider-kit';
import { Database, type Tx } from '@linesman/persistence';
import type { Principal, Role } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Granted, grantedTo, ownProviders, rightsOn } from '../grants/my-rights';
import { Integration } from '../integration-record/integration.entity';
import { People } from '../people/people';

interface Options {
  forceRefresh?: boolean;
  /** The user's, where a token has just shown them. If absent, those of the user's last token. */
  roles?: Role[];
}

/** Assesses a user's readiness, and offers only what the user may do. Rights change more often than readiness: no cache. */
@Injectable()
export class AssessForUser {
  constructor(
    private readonly statuses: IntegrationStatusService,
    private readonly database: Database,
    private readonly people: People,
  ) {}

  async assess(user: ReadinessUser, providers: string[], options: Options = {}): Promise<IntegrationStatus[]> {
    const found = await Promise.all(providers.map((code) => this.statuses.assess(user, code, options)));
    if (!found.some(({ ask }) => ask)) return found;
    return this.database.inTenant(user.tenant_id, async (tx) => {
      const roles = options.roles ?? (await this.people.rolesOf(tx, user.subject));
      // Somebody who has never called may be an admin. The page behind the link offers what they may do.
      if (!roles) return found.map((status) => offeredTo(status, true));
      const principal = { subject: user.subject, tenantId: user.tenant_id, roles };
      const granted = await grantedTo(tx, principal);
      const offered: IntegrationStatus[] = [];
      for (const status of found) offered.push(offeredTo(status, await mayAct(tx, principal, granted, status)));
      return offered;
    });
  }
}

async function mayAct(
  tx: Tx,
  principal: Principal,
  granted: Granted,
  { ask, provider }: IntegrationStatus,
): Promise<boolean> {
  if (granted.everything) return true;
  if (!ask?.integration_id) return (await ownProviders(tx, principal)).includes(provider);
  const { integration_id } = ask;
  const row = await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() });
  return row !== null && rightsOn(principal, row, granted).includes('manage');
}
