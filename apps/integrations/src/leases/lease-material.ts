import { setTimeout as pause } from 'node:timers/promises';
import type { LeaseAnswer, LeaseRequest } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { GrantLease } from './grant-lease';
import { JudgeLease } from './judge-lease';
import { type Leasable, readLeasable } from './read-leasable';
import { TokenRefreshes } from './token-refreshes';

const POLL_MS = 50;

/**
 * Leases the secret that calls are made with, and refreshes the token first where that is needed. Who waits for a token
 * refresh reads the row again and again, because another process may be the one that refreshes.
 */
@Injectable()
export class LeaseMaterial {
  constructor(
    private readonly database: Database,
    private readonly judges: JudgeLease,
    private readonly grants: GrantLease,
    private readonly refreshes: TokenRefreshes,
    private readonly config: IntegrationsConfig,
  ) {}

  /** @param only the one connection that the caller may lease; every connection if absent. */
  async lease({ tenant_id, integration_id, refused_version }: LeaseRequest, only?: string): Promise<LeaseAnswer> {
    let deadline: AbortSignal | undefined;
    let current: LeaseAnswer | undefined;
    let refreshedFrom: number | undefined;
    let row: Leasable | undefined;
    const refresh = (): Promise<Leasable | undefined> => {
      deadline ??= AbortSignal.timeout(this.config.LEASE_WAIT_MS);
      const { refreshes } = this;
      const running = refreshes.running(integration_id) ?? refreshes.run(tenant_id, integration_id, refused_version);
      return untilAborted(deadline, running);
    };
    // What the provider refused is refreshed in most cases, and the claim reads the row too.
    if (refused_version !== undefined && !only) {
      refreshedFrom = refused_version;
      row = await refresh();
    }
    while (!deadline?.aborted) {
      row ??= await this.database.inTenant(tenant_id, (tx) => readLeasable(tx, integration_id));
      refuseUnleasable(row, only);
      const judged = this.judges.judge(row, refused_version);
      if (judged.kind === 'grant') {
        const refreshed = refreshedFrom !== undefined && row.credential_version > refreshedFrom;
        const refreshed_at = refreshed ? { refreshed_at: row.obtained_at.toISOString() } : {};
        return { granted: true, lease: { ...this.grants.grant(row, judged), ...refreshed_at } };
      }
      if (judged.kind === 'refuse') return { granted: false, refused: judged.refusal };
      deadline ??= AbortSignal.timeout(this.config.LEASE_WAIT_MS);
      current =
        judged.kind === 'refresh' && judged.usable
          ? { granted: true, lease: this.grants.grant(row, judged) }
          : undefined;
      if (judged.kind === 'refresh') refreshedFrom ??= row.credential_version;
      if (judged.kind !== 'wait' || this.refreshes.running(integration_id)) row = await refresh();
      else {
        await pause(POLL_MS);
        row = undefined;
      }
    }
    if (current) return current;
    throw new Problem(503, 'lease-busy', 'The token is being refreshed. Try again.');
  }
}

function refuseUnleasable(row: Leasable, only?: string): void {
  if (only && row.connection_code !== only)
    throw new Problem(403, 'wrong-connection', `Only ${only} integrations are leased for this.`);
  if (row.status === 'inactive')
    throw new Problem(409, 'inactive', 'The integration is switched off. Switch it on first.');
}

const untilAborted = <T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> =>
  Promise.race([
    work,
    new Promise<undefined>((resolve) => {
      if (signal.aborted) resolve(undefined);
      else signal.addEventListener('abort', () => resolve(undefined), { once: true });
    }),
  ]);
