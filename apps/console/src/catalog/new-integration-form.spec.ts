import { newIntegrationPage } from './new-integration-form';

const form = {
  connection: { connection_code: 'stripe', display_name: 'Stripe', description: null, status: 'active' as const },
  setup: {
    connection_code: 'stripe',
    auth: 'api_key' as const,
    consent: false,
    config_schema: { properties: { region: { type: 'string' } } },
    credential_schema: { required: ['key'], properties: { key: { type: 'string' } } },
  },
  owner: { owner: 'workspace' as const, customer: '' },
  for_others: true,
  values: { details: {}, config: {} },
};

it('keeps what was typed and the key of the form, and shows no secret again', () => {
  const page = newIntegrationPage({
    ...form,
    values: { details: { name: 'Ours', is_critical: true }, config: { region: 'eu' } },
    idempotency_key: 'k-1',
    refusal: {
      kind: 'invalid',
      message: 'Look again.',
      errors: [
        { field: 'config.region', message: 'must be one of us' },
        { field: 'credentials.key', message: 'is missing' },
        { field: 'connection_code', message: 'is not a connection' },
      ],
    },
  });
  expect(page.idempotency_key).toBe('k-1');
  expect([page.name_fields[0]!.value, page.config_fields[0]!.value, page.key_fields[0]!.value]).toEqual([
    'Ours',
    'eu',
    '',
  ]);
  expect([page.config_fields[0]!.error, page.key_fields[0]!.error]).toEqual(['must be one of us', 'is missing']);
  expect(page.refusal?.unplaced.map(({ field }) => field)).toEqual(['connection_code']);
});

it('asks a visitor who may connect only an own account neither whose it is nor what it is for', () => {
  const page = newIntegrationPage({ ...form, for_others: false });
  expect([page.owner, page.more_fields]).toEqual([undefined, []]);
});

it('proposes the connection’s name and a key of its own for a form that is opened', () => {
  const [one, two] = [newIntegrationPage(form), newIntegrationPage(form)];
  expect(one.name_fields[0]!.value).toBe('Stripe');
  expect(one.idempotency_key).not.toBe(two.idempotency_key);
});
