import type { CapabilityManifest } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import type { Outcome } from '../ledger/outcome';
import { CallProvider } from './call-provider';
import type { Admitted } from './plan-call';

/** Calls capabilities that take more than one call of their gateway. */
export interface CapabilityCall {
  isFor(capability: CapabilityManifest): boolean;
  call(row: Execution, admitted: Admitted, until: Date): Promise<Outcome>;
}

/** Calls an admitted capability in the way that is registered for it, else by one call of its gateway. */
@Injectable()
export class CapabilityCalls {
  private readonly registered: CapabilityCall[] = [];

  constructor(private readonly provider: CallProvider) {}

  /** Call it in a module's constructor: retries may arrive as soon as modules are initialised. */
  register(call: CapabilityCall): void {
    this.registered.push(call);
  }

  call(row: Execution, admitted: Admitted, until: Date): Promise<Outcome> {
    const { plan, lease, entry } = admitted;
    const registered = this.registered.find((one) => one.isFor(plan.capability));
    return registered ? registered.call(row, admitted, until) : this.provider.call(row, plan, until, { lease, entry });
  }
}
