import { decideStaffSignals, type Measured, type Stored } from './decide-staff-signals';

const NOW = new Date('2026-01-29T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);
const well: Measured = {
  probes_overdue_seconds: 0,
  messages: [{ durable: 'status-monitor-gateway-executor', seconds: 0.2 }],
  unproven: [],
  our_outages: [],
  clock: { machine: 'node-1', ahead_ms: -40 },
};
const ofProbes = (since: number, over: Partial<Stored> = {}): Stored => ({
  id: '1',
  kind: 'probes_late',
  about: '',
  since: ago(since),
  seen_at: ago(30),
  opened_at: null,
  ...over,
});
const opening = (measured: Partial<Measured>, stored: Stored[] = []) =>
  decideStaffSignals({ ...well, ...measured }, stored, NOW).seen.map(({ kind, about, opens }) => [kind, about, opens]);

it.each<[string, Partial<Measured>, Stored[], unknown[]]>([
  ['nothing where all is well', {}, [], []],
  ['nothing at the threshold', { probes_overdue_seconds: 120, clock: { machine: 'a', ahead_ms: 2_000 } }, [], []],
  ['late probes, not at once', { probes_overdue_seconds: 121 }, [], [['probes_late', '', false]]],
  [
    'late probes, not before five minutes',
    { probes_overdue_seconds: 121 },
    [ofProbes(299)],
    [['probes_late', '', false]],
  ],
  ['late probes after five minutes', { probes_overdue_seconds: 121 }, [ofProbes(300)], [['probes_late', '', true]]],
  [
    'late probes once',
    { probes_overdue_seconds: 900 },
    [ofProbes(900, { opened_at: ago(600) })],
    [['probes_late', '', false]],
  ],
  [
    'each durable consumer that is late',
    { messages: ['a', 'b', 'c'].map((durable, n) => ({ durable, seconds: 60 + n })) },
    [ofProbes(600, { kind: 'messages_late', about: 'b' })],
    [
      ['messages_late', 'b', true],
      ['messages_late', 'c', false],
    ],
  ],
  [
    'a connection of which no probe has succeeded for more than three intervals, after five minutes',
    {
      unproven: [
        { connection: 'xero', intervals: 3 },
        { connection: 'stripe', intervals: 3.1 },
        { connection: 'slack', intervals: 9 },
      ],
    },
    [ofProbes(300, { kind: 'probes_fail', about: 'stripe' })],
    [
      ['probes_fail', 'stripe', true],
      ['probes_fail', 'slack', false],
    ],
  ],
  [
    'an outage of ours at once',
    { our_outages: [{ connection: 'xero', integrations: 12 }] },
    [],
    [['outage_ours', 'xero', true]],
  ],
  [
    'a clock that is ahead, after a minute',
    { clock: { machine: 'node-1', ahead_ms: 2_001 } },
    [ofProbes(60, { kind: 'clock_wrong' })],
    [['clock_wrong', '', true]],
  ],
  [
    'a clock that is behind, not at once',
    { clock: { machine: 'node-2', ahead_ms: -2_001 } },
    [ofProbes(59, { kind: 'clock_wrong' })],
    [['clock_wrong', '', false]],
  ],
])('sees %s', (_, measured, stored, expected) => {
  expect(opening(measured, stored)).toEqual(expected);
});

it('says the number', () => {
  const measured = {
    probes_overdue_seconds: 412.4,
    messages: [{ durable: 'd', seconds: 61 }],
    unproven: [{ connection: 'xero', intervals: 4.7 }],
    our_outages: [{ connection: 'xero', integrations: 12 }],
    clock: { machine: 'node-1', ahead_ms: -600_000 },
  };
  expect(decideStaffSignals(measured, [], NOW).seen.map(({ reason }) => reason)).toEqual([
    'The oldest probe that is due has waited for 412 s.',
    'The oldest message of d has been in its stream for 61 s.',
    'No probe of any integration of xero has succeeded for 4 of their intervals.',
    '12 integrations of xero fail, and the fault is ours: the provider works for others, or several providers cannot be reached from here.',
    'The clock of node-1 is 600.0 s behind that of the database.',
  ]);
});

it.each([
  ['was seen a moment ago by another process', 89, 0, []],
  ['nobody has seen for a while', 90, 0, ['1']],
  ['is still seen', 90, 121, []],
])('takes a problem that %s as over, or not', (_, unseen, probes_overdue_seconds, over) => {
  const stored = [ofProbes(900, { seen_at: ago(unseen) })];
  expect(decideStaffSignals({ ...well, probes_overdue_seconds }, stored, NOW).over.map(({ id }) => id)).toEqual(over);
});
