import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import { Leases } from '../lease/leases';
import { type Claim, type ExecutionRequest, type KnownCall, Ledger } from './ledger';
import { isPermitted } from './permission';
import { isPlan, planCall, PROVIDERS } from './plan-call';
import { RunExecution } from './run-execution';
import { TakeOver } from './take-over';

/** done: the row says how it ended, or when it is tried again. The others: what stands in the way, and which row. */
export type Settled = { kind: 'done' | 'in_progress' | 'conflict'; row: Claim['row'] };

/** Performs a capability once, however often it is asked for. */
@Injectable()
export class Execute {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly leases: Leases,
    private readonly ledger: Ledger,
    private readonly execution: RunExecution,
    private readonly abandoned: TakeOver,
  ) {}

  async execute(request: ExecutionRequest): Promise<Settled> {
    const claim = await this.ledger.claim(request, this.known(request));
    switch (claim.kind) {
      case 'mine':
        return { kind: 'done', row: await this.execution.run(claim.row) };
      case 'taken_over':
        return { kind: 'done', row: await this.abandoned.takeOver(claim.row) };
      case 'finished':
      case 'waiting':
        return { kind: 'done', row: claim.row };
      default:
        return { kind: claim.kind, row: claim.row };
    }
  }

  /** With credentials at hand the claim and the mark that the call begins are one write. */
  private known(request: ExecutionRequest): KnownCall | undefined {
    const lease = this.leases.peek(request);
    if (!lease) return undefined;
    const plan = planCall(this.providers, lease.connection_code, {
      ...request,
      capability_version: request.capability_version ?? null,
      idempotency_key: request.idempotency_key ?? null,
    });
    if (!isPlan(plan) || lease.status !== 'active' || !isPermitted(request, lease)) return undefined;
    return { connection_code: lease.connection_code, capability_version: plan.capability.version };
  }
}
