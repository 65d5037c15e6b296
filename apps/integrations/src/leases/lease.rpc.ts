import { lease, type LeaseAnswer, leasePurposes, type LeaseRequest } from '@linesman/contracts';
import { callerOf, OnRpc } from '@linesman/messaging';
import { Problem } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { LeaseAudit } from './lease-audit.system';
import { LeaseMaterial } from './lease-material';

/** The purpose that each service may lease for, and the only connection where it is limited to one. */
const allowed: Record<string, { purpose: (typeof leasePurposes)[number]; connection_code?: string }> = {
  'gateway-executor': { purpose: 'execution' },
  'status-monitor': { purpose: 'probe' },
  notifier: { purpose: 'notification', connection_code: 'slack' },
};

@Controller()
export class LeaseRpc {
  constructor(
    private readonly leases: LeaseMaterial,
    private readonly audit: LeaseAudit,
  ) {}

  @OnRpc(lease)
  async lease(request: LeaseRequest, context: NatsContext): Promise<LeaseAnswer> {
    const caller = callerOf(context);
    const rule = allowed[caller];
    if (rule?.purpose !== request.purpose)
      throw new Problem(403, 'wrong-purpose', `${caller} leases nothing for ${request.purpose}.`);
    const answer = await this.leases.lease(request, rule.connection_code);
    if (answer.granted) this.audit.count({ ...request, caller });
    // Only the executor needs the grants.
    if (request.purpose !== 'execution') delete answer.lease?.grants;
    return answer;
  }
}
