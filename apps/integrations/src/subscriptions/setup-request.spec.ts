import type { Provider } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { validateParameters } from '@linesman/provider-kit/validate-parameters';
import { cannotSetUp, setupCapability, setupParameters } from './setup-request';

const provider = (code: string): Provider => builtInProviders.find(({ manifest }) => manifest.code === code)!;
const billing = { amount: '100.00', currency: 'USD', interval: 'month', starts_on: '2026-12-01' } as const;
const setup = { billing, profile: { email: 'bob@techcorp.example', name: 'TechCorp' }, customer_id: null };
const customer_id = '6f1e2d3c-0000-4000-8000-000000000010';

it.each([
  ['stripe', 'CREATE_SUBSCRIPTION'],
  ['xero', 'CREATE_REPEATING_INVOICE'],
])('asks %s for %s, with parameters that it takes', (code, capability_code) => {
  const capability = setupCapability(provider(code), setup)!;
  expect(capability.capability_code).toBe(capability_code);
  for (const parameters of [setupParameters(setup, false), setupParameters({ ...setup, customer_id }, true)])
    expect(validateParameters(capability.parameters_schema, parameters)).toBeUndefined();
});

it.each(['stripe', 'xero'])('asks %s for a profile if there is nothing to bill', (code) => {
  const unbilled = { ...setup, billing: null };
  const capability = setupCapability(provider(code), unbilled)!;
  expect(capability.capability_code).toBe('CREATE_CUSTOMER_PROFILE');
  for (const parameters of [setupParameters(unbilled, false), setupParameters({ ...unbilled, customer_id }, true)])
    expect(validateParameters(capability.parameters_schema, parameters)).toBeUndefined();
});

it('says which provider cannot do it', () => {
  expect(setupCapability(provider('slack'), setup)).toBeUndefined();
  expect(cannotSetUp(provider('slack'), setup)).toBe(
    'Slack cannot set up recurring billing. Make an integration the default that can.',
  );
});
