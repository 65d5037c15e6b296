import type { CapabilityManifest } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import type { Outcome } from '../ledger/outcome';
import { CallProvider } from './call-provider';
import { platformCustomer } from './customer-parameters';
import type { Admitted } from './plan-call';
import { ProviderHttp, type Room } from './provider-http';

/** Calls capabilities that take more than one call of their gateway. */
export interface CapabilityCall {
  isFor(capability: CapabilityManifest): boolean;
  call(row: Execution, admitted: Admitted, until: Date): Promise<Outcome>;
}

/** Calls an admitted capability in the way that is registered for it, else by one call of its gateway. */
@Injectable()
export class CapabilityCalls {
  private readonly registered: CapabilityCall[] = [];

  constructor(
    private readonly provider: CallProvider,
    private readonly providerHttp: ProviderHttp,
  ) {}

  /** Call it in a module's constructor: retries may arrive as soon as modules are initialised. */
  register(call: CapabilityCall): void {
    this.registered.push(call);
  }

  /** Room for the first request, if the call begins with it. */
  room(called: Pick<Execution, 'tenant_id' | 'integration_id' | 'parameters'>, { plan }: Admitted): Room | undefined {
    const { provider, capability } = plan;
    const atOnce = !capability.sync && platformCustomer(capability, called.parameters) === undefined;
    return atOnce ? this.providerHttp.room(called, provider.manifest) : undefined;
  }

  call(row: Execution, admitted: Admitted, until: Date): Promise<Outcome> {
    const { plan, lease, entry, room } = admitted;
    const registered = this.registered.find((one) => one.isFor(plan.capability));
    return registered
      ? registered.call(row, admitted, until)
      : this.provider.call(row, plan, until, { lease, entry, room });
  }
}
