import type { ServiceSchema } from '../service-schema';
import { RetentionDays } from './retention-days';

const schema: Pick<ServiceSchema, 'service' | 'retention'> = {
  service: 'catalog',
  retention: {
    notes: { how: 'delete', by: 'at', days: 30, at_least: 7 },
    books: { how: 'delete', by: 'at', days: 30 },
    shelves: { forever: 'there are few' },
  },
};
const now = new Date('2026-03-31T12:00:00Z');

it('keeps rows for the declared days, unless the configuration of this service says otherwise', () => {
  expect(new RetentionDays(schema, { 'notifier.notes': 1 }).before('notes', now)).toEqual(
    new Date('2026-03-01T12:00:00Z'),
  );
  expect(new RetentionDays(schema, { 'catalog.notes': 7 }).before('notes', now)).toEqual(
    new Date('2026-03-24T12:00:00Z'),
  );
});

it.each([
  ['fewer days than something relies on', { 'catalog.notes': 6 }, 'must be kept for 7 days at least'],
  ['a table that is kept for ever', { 'catalog.shelves': 10 }, 'no table whose rows are deleted after days'],
  ['a table that does not exist', { 'catalog.note': 10 }, 'catalog.note is no table .* catalog has books, notes'],
  [
    'a service that does not exist',
    { 'catalogue.notes': 10 },
    'no service .* catalog, gateway-executor, integrations,',
  ],
  ['a service without tables', { 'console.notes': 10 }, 'console.notes names no service that has tables'],
])('refuses %s', (_, changes, message) => {
  expect(() => new RetentionDays(schema, changes as Record<string, number>)).toThrow(new RegExp(message));
});
