import { shownRecord } from './shown-record';

const record = {
  record_id: 'r-1',
  external_id: '003A',
  object: 'contact',
  integration_id: 'i-1',
  run_id: 'run-1',
  deleted: false,
  first_seen_at: '2026-01-01T00:00:00.000Z',
  last_seen_at: '2026-01-02T00:00:00.000Z',
  changed_at: '2026-01-02T00:00:00.000Z',
};

it('shows a record by its name, its first fields in a line, and all fields that have a value', () => {
  const data = { email: 'bob@acme.example', name: 'Bob', phone: null, is_won: true, parent_ids: ['a', 'b'], total: 0 };
  const shown = shownRecord({ ...record, data });
  expect(shown).toMatchObject({ title: 'Bob', summary: 'Email: bob@acme.example · Is won: Yes · Parent ids: a, b' });
  expect(shown.fields.map(({ name }) => name)).toEqual(['Email', 'Name', 'Is won', 'Parent ids', 'Total']);
});

it('says how many fields a record has of which only the first are shown', () => {
  const data = Object.fromEntries(Array.from({ length: 130 }, (_, n) => [`field_${n}`, n]));
  const { field_count, fields } = shownRecord({ ...record, data });
  expect([field_count, fields.length]).toEqual([130, 100]);
});

it('shows a record without a name by its id, and what is nested as JSON', () => {
  const shown = shownRecord({ ...record, data: { amount: 1_050, tax: { rate: 0.2 } } });
  expect(shown).toMatchObject({ title: undefined, external_id: '003A', summary: 'Amount: 1050 · Tax: {"rate":0.2}' });
  expect(shownRecord({ ...record, data: {}, deleted: true })).toMatchObject({ summary: '', fields: [] });
});
