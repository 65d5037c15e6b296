import type { ExecutionError } from '@linesman/contracts';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Leases } from '../lease/leases';
import { leaseOutcome } from './lease-outcome';
import type { ExecutionRequest } from './ledger';
import { isPermitted, notPermitted } from './permission';
import { isPlan, planCall, PROVIDERS } from './plan-call';
import { isRefusal } from './refusal';

/** Whether a request can be carried out at all, before anything is written down about it. */
@Injectable()
export class CheckRequest {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  /** @returns what stands in the way. What may pass is not: carrying it out tries again. */
  async check(request: ExecutionRequest): Promise<ExecutionError | undefined> {
    const { capability_version = null, idempotency_key = null } = request;
    const leased = await leaseOutcome(request, this.clock.now(), this.leases.get(request));
    if ('unavailable' in leased) {
      const error = leased.unavailable.kind === 'failed' ? leased.unavailable.error : undefined;
      return error && isRefusal(error) ? error : undefined;
    }
    if ('refused' in leased) return undefined;
    const plan = planCall(this.providers, leased.lease.connection_code, {
      ...request,
      capability_version,
      idempotency_key,
    });
    if (!isPlan(plan)) return plan;
    return isPermitted(request, leased.lease) ? undefined : notPermitted(request);
  }
}
