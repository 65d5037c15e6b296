import type { CapabilityManifest } from '@linesman/provider-kit';
import { gatewayParameters, platformCustomer } from './customer-parameters';

const customer_id = '6f1e2d3c-0000-4000-8000-000000000010';
const capability = { customer: { id: 'contact_id' } } as CapabilityManifest;

it('knows the platform’s id of a customer by its form', () => {
  expect(platformCustomer(capability, { customer_id })).toBe(customer_id);
  expect(platformCustomer(capability, { customer_id: 'cus_1' })).toBeUndefined();
  expect(platformCustomer(capability, {})).toBeUndefined();
  expect(platformCustomer({} as CapabilityManifest, { customer_id })).toBeUndefined();
});

it('gives the gateway the provider’s id where the capability takes it', () => {
  const parameters = { customer_id, payer: { name: 'TechCorp' }, amount: 1 };
  const row = { parameters, provider_customer_id: 'contact-1' };
  expect(gatewayParameters(capability, row)).toEqual({
    amount: 1,
    payer: { name: 'TechCorp' },
    contact_id: 'contact-1',
  });
  expect(gatewayParameters(capability, { ...row, provider_customer_id: null })).toBe(parameters);
});
