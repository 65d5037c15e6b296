import type { CapabilityManifest } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { CallProvider } from '../call/call-provider';
import type { CapabilityCall } from '../call/capability-calls';
import { gatewayParameters, platformCustomer } from '../call/customer-parameters';
import type { Admitted } from '../call/plan-call';
import type { Execution } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import type { Outcome } from '../ledger/outcome';
import { notNow } from './not-now';
import { ProfileOf } from './profile-of';

/** Calls a capability that acts for a customer, with the provider's id of the customer in place of the platform's. */
@Injectable()
export class CallForCustomer implements CapabilityCall {
  constructor(
    private readonly profiles: ProfileOf,
    private readonly ledger: Ledger,
    private readonly provider: CallProvider,
  ) {}

  isFor({ customer }: CapabilityManifest): boolean {
    return customer !== undefined;
  }

  async call(row: Execution, { plan, lease, entry, room }: Admitted, until: Date): Promise<Outcome> {
    const customer_id = platformCustomer(plan.capability, row.parameters);
    let { provider_customer_id } = row;
    if (customer_id && provider_customer_id === null) {
      const found = await this.profiles.find(row, plan.provider, customer_id);
      if (typeof found !== 'string') return found;
      provider_customer_id = found;
      if (!(await this.ledger.keepCustomer(row, customer_id, found))) return takenOver;
    }
    if (customer_id && plan.capability.fulfils === 'customer_profile')
      return { kind: 'succeeded', output: { customer_id: provider_customer_id } };
    const parameters = gatewayParameters(plan.capability, { ...row, provider_customer_id });
    return this.provider.call({ ...row, parameters }, plan, until, { lease, entry, room });
  }
}

/** Nothing was sent, and nothing is recorded, because the row belongs to another process. */
const takenOver = notNow('taken_over', 'Another process has taken this execution over.');
