import { parkUntil } from './park-until';

const now = new Date('2026-01-29T12:00:00Z');
const at = (iso: string): Date => new Date(iso);

it.each([
  ['not without being asked', {}, undefined],
  ['not where it is refused', { park: false, park_until: '2026-01-30T12:00:00Z' }, undefined],
  ['for a week', { park: true }, at('2026-02-05T12:00:00Z')],
  ['as long as it is asked', { park: true, park_until: '2026-01-30T12:00:00Z' }, at('2026-01-30T12:00:00Z')],
  ['also where only an end is named', { park_until: '2026-01-30T12:00:00Z' }, at('2026-01-30T12:00:00Z')],
  ['for 30 days at most', { park: true, park_until: '2027-01-01T00:00:00Z' }, at('2026-02-28T12:00:00Z')],
])('parks %s', (_, asked, expected) => expect(parkUntil(asked, now)).toEqual(expected));
