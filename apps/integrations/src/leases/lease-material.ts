import { setTimeout as pause } from 'node:timers/promises';
import type { LeaseAnswer, LeaseRequest } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { GrantLease } from './grant-lease';
import { JudgeLease } from './judge-lease';
import { type Leasable, readLeasable } from './read-leasable';
import { Redemptions } from './redemptions';

const POLL_MS = 50;

/** Live material, renewed where it has to be. Who waits for a renewal reads the row: another process may make it. */
@Injectable()
export class LeaseMaterial {
  constructor(
    private readonly database: Database,
    private readonly judges: JudgeLease,
    private readonly grants: GrantLease,
    private readonly redemptions: Redemptions,
    private readonly config: IntegrationsConfig,
  ) {}

  /** @param only the one connection that its caller may hold material of. */
  async lease({ tenant_id, integration_id, refused_version }: LeaseRequest, only?: string): Promise<LeaseAnswer> {
    let patience: AbortSignal | undefined;
    let standing: LeaseAnswer | undefined;
    while (!patience?.aborted) {
      const row = await this.database.inTenant(tenant_id, (tx) => readLeasable(tx, integration_id));
      refuseUnleasable(row, only);
      const judged = this.judges.judge(row, refused_version);
      if (judged.kind === 'grant') return this.grants.grant(row, judged);
      if (judged.kind === 'refuse') return { granted: false, refused: judged.refusal };
      patience ??= AbortSignal.timeout(this.config.LEASE_WAIT_MS);
      standing = judged.kind === 'redeem' && judged.usable ? this.grants.grant(row, judged) : undefined;
      const under = this.redemptions.underWay(integration_id);
      if (under || judged.kind !== 'wait')
        await untilAborted(patience, under ?? this.redemptions.run(tenant_id, integration_id, refused_version));
      else await pause(POLL_MS);
    }
    if (standing) return standing;
    throw new Problem(503, 'lease-busy', 'The credentials are just being renewed. Try again.');
  }
}

function refuseUnleasable(row: Leasable, only?: string): void {
  if (only && row.connection_code !== only)
    throw new Problem(403, 'wrong-connection', `Only ${only} integrations are leased for this.`);
  if (row.status === 'inactive') throw new Problem(409, 'inactive', 'The integration was put aside.');
}

const untilAborted = (signal: AbortSignal, work: Promise<void>): Promise<void> =>
  Promise.race([
    work,
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    }),
  ]);
