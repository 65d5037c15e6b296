import { Leases } from '@linesman/leases';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { unusableLease, withoutLease } from '../call/failed-outcomes';
import { type Admitted, isPlan, planCall, type PlannedRequest } from '../call/plan-call';
import type { Failed } from '../ledger/outcome';
import { PROVIDERS } from '../providers/providers.module';
import { isPermitted, notPermitted, type Requester } from './permission';

/** A new request, or a row of the ledger. */
export interface AdmissionRequest extends PlannedRequest, Requester {
  tenant_id: string;
  integration_id: string;
}

export interface Refused {
  refusal: Failed;
  /** If the credentials were there. */
  connection_code?: string;
}

export type Admission = Admitted | Refused;

export const isAdmitted = (admission: Admission): admission is Admitted => 'plan' in admission;

/** Leases the credentials, plans the call and checks the permission: once for each attempt. */
@Injectable()
export class Admit {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  async admit(request: AdmissionRequest): Promise<Admission> {
    const started_at = this.clock.now().toISOString();
    const leased = await this.leases.get(request);
    if (!('lease' in leased)) return { refusal: withoutLease(request, leased, { started_at }) };
    const { lease } = leased;
    const unusable = unusableLease(lease);
    if (unusable) return { refusal: unusable };
    const { connection_code } = lease;
    const plan = planCall(this.providers, connection_code, request);
    if (!isPlan(plan)) return { refusal: { kind: 'failed', error: plan }, connection_code };
    if (isPermitted(request, lease)) return { plan, lease };
    return { refusal: { kind: 'failed', error: notPermitted(request) }, connection_code };
  }
}
