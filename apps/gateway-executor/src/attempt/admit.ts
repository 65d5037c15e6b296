import { type ExecutionError, type Lease, mayExecute } from '@linesman/contracts';
import { Leases } from '@linesman/leases';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { withoutLease } from '../call/failed-outcomes';
import { type Admitted, isPlan, planCall, type PlannedRequest } from '../call/plan-call';
import { providerUnavailable, unusableLease } from '../call/refusals';
import { refusedCalls } from '../circuit/circuit-metrics';
import { Circuits } from '../circuit/circuits';
import { type Failed, permanentError } from '../ledger/outcome';
import { PROVIDERS } from '../providers/providers.module';

/** A new request, or a row of the ledger. */
export interface AdmissionRequest extends PlannedRequest {
  tenant_id: string;
  integration_id: string;
  requested_by: string;
  requested_roles: string[];
  /** One of our own services requests it and has checked the permission already. */
  permitted: boolean;
  park_until?: Date | null;
}

export interface Refused {
  refusal: Failed;
  /** If the credentials were there. */
  connection_code?: string;
}

export type Admission = Admitted | Refused;

export const isAdmitted = (admission: Admission): admission is Admitted => 'plan' in admission;

/** Leases the credentials, plans the call, checks the permission and looks at the circuit: once for each attempt. */
@Injectable()
export class Admit {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly leases: Leases,
    private readonly circuits: Circuits,
    private readonly clock: Clock,
  ) {}

  async admit(request: AdmissionRequest): Promise<Admission> {
    const started_at = this.clock.now().toISOString();
    const leased = await this.leases.get(request);
    if (!('lease' in leased)) return { refusal: withoutLease(request, leased, { started_at }) };
    const { lease } = leased;
    const unusable = unusableLease(lease);
    const { connection_code } = lease;
    // What is parked is checked today, and not only when it is released.
    if (unusable && !request.park_until) return { refusal: unusable };
    const plan = planCall(this.providers, connection_code, request);
    if (!isPlan(plan)) return { refusal: { kind: 'failed', error: plan }, connection_code };
    if (!isPermitted(request, lease))
      return { refusal: { kind: 'failed', error: notPermitted(request) }, connection_code };
    if (unusable) return { refusal: unusable, connection_code };
    const entry = await this.circuits.look(request, lease);
    if (entry.kind !== 'refused') return { plan, lease, entry };
    refusedCalls.inc({ connection: connection_code });
    return { refusal: providerUnavailable(plan.provider.manifest, entry), connection_code };
  }
}

/** Without a grant that allows it, no call is made. */
function isPermitted(request: AdmissionRequest, { grants = [] }: Lease): boolean {
  const requester = { subject: request.requested_by, roles: request.requested_roles };
  return request.permitted || mayExecute(grants, requester, request.capability_code);
}

const notPermitted = ({ requested_by, capability_code }: AdmissionRequest): ExecutionError =>
  permanentError(
    'not_permitted',
    `${requested_by} has no grant to execute ${capability_code} here. A tenant admin can give one.`,
  );
