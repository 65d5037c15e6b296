import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Leases } from '../lease/leases';
import type { Execution } from './execution.entity';
import { leaseOutcome } from './lease-outcome';
import { Ledger } from './ledger';
import { type Outcome, refusedLease } from './outcome';
import { PerformCall } from './perform-call';
import { isPermitted, notPermitted } from './permission';
import { isPlan, planCall, PROVIDERS } from './plan-call';

export interface Attempted {
  row: Execution;
  outcome: Outcome;
}

/** One try: credentials, gateway, the mark that a call begins, the call. */
@Injectable()
export class Attempt {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly leases: Leases,
    private readonly ledger: Ledger,
    private readonly call: PerformCall,
    private readonly clock: Clock,
  ) {}

  /** @returns nothing when somebody else took the row over. */
  async attempt(row: Execution, until: Date): Promise<Attempted | undefined> {
    const asked_at = this.clock.now();
    const leased = await leaseOutcome(row, asked_at, this.leases.get(row));
    if ('unavailable' in leased) return { row, outcome: leased.unavailable };
    if ('refused' in leased) {
      const restamp = { part: row.capability_code, started_at: asked_at.toISOString() };
      return { row, outcome: refusedLease(leased.refused, restamp) };
    }
    const { lease } = leased;
    const plan = planCall(this.providers, lease.connection_code, row);
    if (!isPlan(plan)) {
      const named = { ...row, connection_code: lease.connection_code };
      return { row: named, outcome: { kind: 'failed', error: plan } };
    }
    if (!isPermitted(row, lease)) return { row, outcome: { kind: 'failed', error: notPermitted(row) } };
    const call = { connection_code: lease.connection_code, capability_version: plan.capability.version };
    const begun = row.status === 'running' ? row : await this.ledger.begin(row, call);
    return begun && { row: begun, outcome: await this.call.perform(begun, plan, lease, until) };
  }
}
