import { setTimeout as pause } from 'node:timers/promises';
import type { LeaseAnswer, LeaseRequest } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { accountOf } from '../integration-record/save-integration';
import { leasedField, materialFrom } from '../providers/provider-calls';
import { Sealer } from '../sealing/sealer';
import { type Judgement, JudgeLease } from './judge-lease';
import { type Leasable, readLeasable } from './read-leasable';
import { TokenRefreshes } from './token-refreshes';

const POLL_MS = 50;
const LONGEST_LEASE_MS = 60_000;

/**
 * Leases the secret that calls are made with, and refreshes the token first where that is needed. Who waits for a token
 * refresh reads the row again and again, because another process may be the one that refreshes.
 */
@Injectable()
export class LeaseMaterial {
  constructor(
    private readonly database: Database,
    private readonly judges: JudgeLease,
    private readonly sealer: Sealer,
    private readonly refreshes: TokenRefreshes,
    private readonly config: IntegrationsConfig,
  ) {}

  /** @param only the one connection that the caller may lease; every connection if absent. */
  async lease({ tenant_id, integration_id, refused_version }: LeaseRequest, only?: string): Promise<LeaseAnswer> {
    let deadline: AbortSignal | undefined;
    let current: LeaseAnswer | undefined;
    while (!deadline?.aborted) {
      const row = await this.database.inTenant(tenant_id, (tx) => readLeasable(tx, integration_id));
      refuseUnleasable(row, only);
      const judged = this.judges.judge(row, refused_version);
      if (judged.kind === 'grant') return this.grant(row, judged);
      if (judged.kind === 'refuse') return { granted: false, refused: judged.refusal };
      deadline ??= AbortSignal.timeout(this.config.LEASE_WAIT_MS);
      current = judged.kind === 'refresh' && judged.usable ? this.grant(row, judged) : undefined;
      const running = this.refreshes.running(integration_id);
      if (running || judged.kind !== 'wait')
        await untilAborted(deadline, running ?? this.refreshes.run(tenant_id, integration_id, refused_version));
      else await pause(POLL_MS);
    }
    if (current) return current;
    throw new Problem(503, 'lease-busy', 'The token is being refreshed. Try again.');
  }

  private grant(row: Leasable, { provider, now }: Judgement): LeaseAnswer {
    const { tenant_id, integration_id } = row;
    const secret = this.sealer.open({ tenant_id, record_id: integration_id }, row.sealed, leasedField(provider));
    const longest = new Date(now.getTime() + LONGEST_LEASE_MS);
    const expires_at = row.expires_at && row.expires_at < longest ? row.expires_at : longest;
    return {
      granted: true,
      lease: {
        integration_id,
        connection_code: row.connection_code,
        status: row.status,
        ...(row.status_reason ? { status_reason: row.status_reason } : {}),
        ...(row.status_cause ? { status_cause: row.status_cause } : {}),
        credential_version: row.credential_version,
        ...accountOf(row),
        material: materialFrom(provider, secret),
        config: row.config,
        expires_at: expires_at.toISOString(),
        grants: row.grants,
      },
    };
  }
}

function refuseUnleasable(row: Leasable, only?: string): void {
  if (only && row.connection_code !== only)
    throw new Problem(403, 'wrong-connection', `Only ${only} integrations are leased for this.`);
  if (row.status === 'inactive') throw new Problem(409, 'inactive', 'The integration is switched off.');
}

const untilAborted = (signal: AbortSignal, work: Promise<void>): Promise<void> =>
  Promise.race([
    work,
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    }),
  ]);
