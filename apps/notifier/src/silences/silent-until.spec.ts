import type { Silence, SilenceScope, WeeklyTime } from './silence';
import { covers, silencesOf, silentUntil } from './silent-until';

const nights: WeeklyTime = { days: [1, 2], from: '22:00', until: '02:30', time_zone: 'Europe/Berlin' };
const silence = (over: Partial<Silence> = {}): Silence => ({
  silence_id: 's',
  tenant_id: 't',
  everywhere: false,
  connection_code: null,
  customer_id: null,
  integration_id: null,
  starts_at: new Date('2026-03-01T00:00:00Z'),
  ends_at: new Date('2026-11-30T00:00:00Z'),
  weekly: null,
  reason: 'database move',
  made_by: 'Jane',
  made_by_id: 'jane',
  ended_by: null,
  created_at: new Date('2026-03-01T00:00:00Z'),
  ...over,
});
const until = (over: Partial<Silence>, now: string) => silentUntil(silence(over), new Date(now))?.toISOString();

it.each([
  ['before it starts', {}, '2026-02-28T23:59:59Z', undefined],
  ['from its start', {}, '2026-03-01T00:00:00Z', '2026-11-30T00:00:00.000Z'],
  ['at its end', {}, '2026-11-30T00:00:00Z', undefined],
  ['on Monday before the time of the week', { weekly: nights }, '2026-03-02T20:59:00Z', undefined],
  ['on Monday within it', { weekly: nights }, '2026-03-02T21:00:00Z', '2026-03-03T01:30:00.000Z'],
  ['past midnight', { weekly: nights }, '2026-03-04T01:29:00Z', '2026-03-04T01:30:00.000Z'],
  ['at the end of the time of the week', { weekly: nights }, '2026-03-04T01:30:00Z', undefined],
  ['on a day that is not named', { weekly: nights }, '2026-03-04T21:30:00Z', undefined],
  ['in the night that belongs to a day that is not named', { weekly: nights }, '2026-03-02T00:30:00Z', undefined],
  [
    'in the last of its nights, which its end cuts short',
    { weekly: nights, ends_at: new Date('2026-03-03T22:00:00Z') },
    '2026-03-03T21:30:00Z',
    '2026-03-03T22:00:00.000Z',
  ],
  [
    'by the clock, in the night in which it goes forward',
    { weekly: { ...nights, days: [6], until: '04:00' } },
    '2026-03-28T23:00:00Z',
    '2026-03-29T02:00:00.000Z',
  ],
  [
    'by the clock, in the night in which it goes back',
    { weekly: { ...nights, days: [6], until: '04:00' } },
    '2026-10-24T23:00:00Z',
    '2026-10-25T03:00:00.000Z',
  ],
])('is silent or not %s', (_, over, now, expected) => {
  expect(until(over, now)).toBe(expected);
});

it('is about what it names together, and about everything where it names nothing', () => {
  const one: SilenceScope = { connection_code: 'salesforce', customer_id: 'c', integration_id: 'i' };
  const about = (over: Partial<SilenceScope>) => covers(silence(over), one);
  expect(about({})).toBe(true);
  expect(about({ connection_code: 'salesforce', customer_id: 'c' })).toBe(true);
  expect(about({ connection_code: 'xero', customer_id: 'c' })).toBe(false);
  expect(covers(silence({ customer_id: 'c' }), { ...one, customer_id: null })).toBe(false);
});

it('lists those that are silent now, the longest first', () => {
  const all = [silence({ silence_id: 'short', weekly: nights }), silence({ silence_id: 'long' })];
  const now = new Date('2026-03-02T21:30:00Z');
  const one = { connection_code: 'xero', customer_id: null, integration_id: 'i' };
  expect(silencesOf(one, all, now).map((it) => it.silence.silence_id)).toEqual(['long', 'short']);
  expect(silencesOf(one, all, new Date('2026-03-02T12:00:00Z')).map((it) => it.silence.silence_id)).toEqual(['long']);
});
