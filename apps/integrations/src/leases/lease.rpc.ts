import {
  lease,
  type LeaseAnswer,
  leaseMany,
  type LeaseManyAnswer,
  type LeaseManyRequest,
  leasePurposes,
  type LeaseRequest,
} from '@linesman/contracts';
import { callerOf, OnRpc } from '@linesman/messaging';
import { Problem } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { LeaseAudit } from './lease-audit.system';
import { LeaseMany } from './lease-many';
import { LeaseMaterial } from './lease-material';

type Purpose = (typeof leasePurposes)[number];

/** The purpose that each service may lease for, and the only connection where it is limited to one. */
const allowed: Record<string, { purpose: Purpose; connection_code?: string }> = {
  'gateway-executor': { purpose: 'execution' },
  'status-monitor': { purpose: 'probe' },
  notifier: { purpose: 'notification', connection_code: 'slack' },
};

@Controller()
export class LeaseRpc {
  constructor(
    private readonly leases: LeaseMaterial,
    private readonly many: LeaseMany,
    private readonly audit: LeaseAudit,
  ) {}

  @OnRpc(lease)
  async lease(request: LeaseRequest, context: NatsContext): Promise<LeaseAnswer> {
    const { caller, connection_code } = allowedTo(request.purpose, context);
    const answer = await this.leases.lease(request, connection_code);
    if (answer.granted) this.audit.count({ ...request, caller });
    // Only the executor needs the grants.
    if (request.purpose !== 'execution') delete answer.lease?.grants;
    return answer;
  }

  @OnRpc(leaseMany)
  async leaseMany({ owners }: LeaseManyRequest, context: NatsContext): Promise<LeaseManyAnswer> {
    const { caller } = allowedTo('probe', context);
    const granted = await this.many.lease(owners);
    for (const {
      tenant_id,
      lease: { integration_id },
    } of granted)
      this.audit.count({ tenant_id, integration_id, purpose: 'probe', caller });
    return { leases: granted.map((one) => one.lease) };
  }
}

function allowedTo(purpose: Purpose, context: NatsContext): { caller: string; connection_code?: string } {
  const caller = callerOf(context);
  const rule = allowed[caller];
  if (rule?.purpose !== purpose) throw new Problem(403, 'wrong-purpose', `${caller} leases nothing for ${purpose}.`);
  return { caller, connection_code: rule.connection_code };
}
