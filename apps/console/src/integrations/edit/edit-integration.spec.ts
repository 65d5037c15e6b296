import { changesOf, editedFrom } from './edit-integration';

const row = {
  name: 'Orders',
  purpose: null,
  is_critical: false,
  customer_id: null,
  user_id: null,
  config: { base_url: 'https://a.example', instance_url: 'https://set-by-the-provider.example' },
};

it('shows the fields of the configuration that its schema names', () => {
  const edited = editedFrom(row, { properties: { base_url: {}, auth_scheme: {} } });
  expect(edited.config).toEqual({ base_url: 'https://a.example' });
});

it('sends the fields that differ, and null for an emptied one', () => {
  const opened = { ...editedFrom(row, { properties: { base_url: {} } }), purpose: 'data_sync' };
  expect(changesOf(opened, { ...opened, purpose: null, name: 'Order API' })).toEqual({
    purpose: null,
    name: 'Order API',
  });
  expect(changesOf(opened, opened)).toEqual({});
});
