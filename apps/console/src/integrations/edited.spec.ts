import { changesOf, editedFrom, type EditableIntegration } from './edited';

const row = {
  name: 'Orders',
  purpose: null,
  is_critical: false,
  customer_id: null,
  user_id: null,
  config: { base_url: 'https://a.example', instance_url: 'https://told-by-the-provider.example' },
} as unknown as EditableIntegration;

it('shows of the config what its schema names', () => {
  const edited = editedFrom(row, { properties: { base_url: {}, auth_scheme: {} } });
  expect(edited.config).toEqual({ base_url: 'https://a.example' });
});

it('sends what differs, emptied fields as nothing', () => {
  const seen = { ...editedFrom(row, { properties: { base_url: {} } }), purpose: 'data_sync' };
  expect(changesOf(seen, { ...seen, purpose: null, name: 'Order API' })).toEqual({ purpose: null, name: 'Order API' });
  expect(changesOf(seen, seen)).toEqual({});
});
