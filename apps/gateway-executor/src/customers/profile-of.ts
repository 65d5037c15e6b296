import {
  customerProfile,
  type CustomerProfileAnswer,
  type Payer,
  type ProfileToMake,
  storable,
} from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import type { Provider } from '@linesman/provider-kit';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Admit, isAdmitted } from '../attempt/admit';
import { ExecuteOnce } from '../intake/execute-once';
import type { Execution } from '../ledger/execution.entity';
import type { ExecutionRequest } from '../ledger/execution-request';
import { type Failed, permanentError } from '../ledger/outcome';
import { notNow } from './not-now';

/**
 * Finds the id of a customer at a provider. If there is none, it makes a profile as an execution of its own: the ledger
 * executes its key once, and the integrations service stores the id when it receives the event.
 */
@Injectable()
export class ProfileOf {
  constructor(
    private readonly rpc: RpcClient,
    private readonly admission: Admit,
    private readonly executions: ExecuteOnce,
  ) {}

  async find(row: Execution, provider: Provider, customer_id: string): Promise<string | Failed> {
    const { tenant_id, integration_id, parameters } = row;
    const payer = parameters.payer as Payer | undefined;
    const asked = { tenant_id, integration_id, customer_id, ...(payer ? { payer } : {}) };
    const answer = await this.rpc.call(customerProfile, asked).catch((error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    });
    if (answer instanceof Problem) return refused(answer, customer_id);
    return answer.profile_id ?? this.make(row, provider, answer);
  }

  private async make(row: Execution, provider: Provider, { make }: CustomerProfileAnswer): Promise<string | Failed> {
    const capability = provider.manifest.capabilities.find(({ fulfils }) => fulfils === 'customer_profile');
    if (!make || !capability) return noProfile(provider);
    const request = profileRequest(row, capability.capability_code, make);
    const admission = await this.admission.admit(request);
    if (!isAdmitted(admission)) return admission.refusal;
    const made = await this.executions.executeOnce(request, admission);
    // Another integration of the same account may have begun it: the key is that of the account.
    const isAnother = made.kind === 'conflict' && made.row.capability_code !== capability.capability_code;
    return isAnother ? otherRequest : idOf(made.row);
  }
}

const profileRequest = (row: Execution, capability_code: string, make: ProfileToMake): ExecutionRequest => ({
  ...make,
  capability_code,
  tenant_id: row.tenant_id,
  integration_id: row.integration_id,
  requested_by: row.requested_by,
  requested_roles: row.requested_roles,
  // Whoever may act for the customer at the provider may have the profile made that it takes.
  permitted: true,
  correlation_id: row.correlation_id,
  deadline: row.deadline,
});

/** Not yet: another process makes it, it is tried again, or its provider is asked what became of it. */
const underWay = notNow('customer_profile_under_way', 'The profile of the customer is being made at the provider.');

function idOf({ status, result, error }: Execution): string | Failed {
  if (status === 'succeeded' && typeof result?.customer_id === 'string') return result.customer_id;
  if (status !== 'failed' || !error) return underWay;
  const message = storable(`The profile of the customer was not made: ${error.message}`, 1_000);
  // A later request makes it under a new key.
  if (error.class === 'transient') return notNow(error.code, message);
  return { kind: 'failed', error: { ...error, message } };
}

function refused({ document }: Problem, customer_id: string): Failed {
  if (document.status === 404)
    return {
      kind: 'failed',
      error: permanentError('customer_not_found', `There is no customer ${customer_id} in this tenant.`),
    };
  return notNow('customer_not_looked_up', 'The customer could not be looked up at the moment.');
}

const noProfile = ({ manifest }: Provider): Failed => ({
  kind: 'failed',
  error: permanentError(
    'customer_unknown_at_provider',
    `${manifest.display_name} knows this customer under no id. Add it to the customer's external_ids.`,
  ),
});

const otherRequest: Failed = {
  kind: 'failed',
  error: permanentError('idempotency_conflict', 'The key of the customer’s profile was used for another request.'),
};
