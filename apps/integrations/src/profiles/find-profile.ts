import type { CustomerProfileAnswer, CustomerProfileRequest, Payer } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Customer } from '../customers/customer.entity';
import { findIntegration } from '../integration-record/find-integration';
import { knownId, profileAccount } from './profile-account';
import { profileKey } from './profile-key';

interface Making {
  idempotency_key: string;
  parameters: Record<string, string>;
  profile_id: string | null;
}

/** Finds under which id the account of an integration knows a customer. */
@Injectable()
export class FindProfile {
  async find(
    tx: Tx,
    { tenant_id, integration_id, customer_id, payer }: CustomerProfileRequest,
  ): Promise<CustomerProfileAnswer> {
    const customer = await tx.findOneBy(Customer, { customer_id });
    if (!customer) throw notFound('customer');
    const integration = await findIntegration(tx, integration_id);
    const account = profileAccount(integration);
    const profile_id = knownId(customer.external_ids, account, integration.connection_code);
    if (profile_id) return { profile_id };
    const found = await one<Making>(tx, begin, [
      tenant_id,
      customer_id,
      account,
      profileKey(account, customer_id, 1),
      JSON.stringify(parametersFor(customer, payer)),
    ]);
    const { idempotency_key, parameters, profile_id: made } = found!;
    return made ? { profile_id: made } : { make: { idempotency_key, parameters } };
  }
}

/** Returns the row that exists. Its parameters stay, unless its last attempt failed. */
const begin = `insert into customer_profiles as p (tenant_id, customer_id, account, idempotency_key, parameters)
  values ($1, $2, $3, $4, $5) on conflict (tenant_id, customer_id, account) do update set parameters = coalesce(p.parameters, excluded.parameters)
  returning p.idempotency_key, p.parameters, p.profile_id`;

/** An email address that is known for the customer is its technical contact's. */
function parametersFor({ name, technical_contact }: Customer, payer: Payer = {}): Record<string, string> {
  const email = payer.email ?? technical_contact?.email;
  return {
    name: (payer.name ?? name).slice(0, 256),
    ...(email ? { email } : {}),
    ...(payer.phone ? { phone: payer.phone } : {}),
  };
}
