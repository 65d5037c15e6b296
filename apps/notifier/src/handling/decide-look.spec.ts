import { defaultReminders } from '@linesman/contracts';
import { decideLook, type Look, type LookFacts } from './decide-look';

/** A Thursday, 10 o'clock in New York. */
const since = new Date('2026-01-29T15:00:00Z');
const after = (hours: number): Date => new Date(since.getTime() + hours * 3_600_000);
const facts: LookFacts = {
  open: true,
  severity: 'critical',
  acknowledged_until: null,
  snoozed_by: null,
  snoozed_until: null,
  unattended_since: since,
  reminded_at: null,
  escalated_at: null,
  zone: 'America/New_York',
  working_hours: { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] },
};
const escalated = { escalated_at: after(4) };
const contact_turn = { since, zone: 'America/New_York' };

it.each<[string, Partial<LookFacts>, Date, Look]>([
  ['waits for the first reminder', {}, after(0.5), { due: 'nothing', next: after(1) }],
  [
    'tells the next contact when nobody has acted for some working hours',
    { ...escalated, reminded_at: after(4), contact_turn },
    after(4),
    { due: 'next_contact' },
  ],
  [
    'waits for the working hours of the contact, also through a weekend',
    {
      ...escalated,
      severity: 'high',
      reminded_at: new Date('2026-01-30T19:00:00Z'),
      contact_turn: { ...contact_turn, since: after(24) },
    },
    new Date('2026-01-30T19:00:00Z'),
    { due: 'nothing', next: new Date('2026-02-02T14:00:00Z') },
  ],
  [
    'tells no next contact while somebody has acknowledged it',
    { acknowledged_until: after(8), contact_turn },
    after(6),
    { due: 'nothing', next: after(8) },
  ],
  ['tells no next contact of what has ended', { open: false, contact_turn }, after(9), { due: 'nothing' }],
  [
    'tells no next contact where the tenant wants none',
    { severity: 'low', contact_turn },
    after(200),
    { due: 'nothing' },
  ],
  ['reminds when nobody has acted', {}, after(1), { due: 'remind' }],
  ['waits for the second reminder', { reminded_at: after(1) }, after(2), { due: 'nothing', next: after(4) }],
  ['escalates after working hours without any response', { reminded_at: after(1) }, after(4), { due: 'escalate' }],
  ['reminds once more beside the escalation', { reminded_at: after(1), ...escalated }, after(4), { due: 'remind' }],
  [
    'reminds daily when working hours begin, and not at the weekend',
    { reminded_at: after(4), ...escalated },
    after(5),
    { due: 'nothing', next: new Date('2026-01-30T19:00:00Z') },
  ],
  [
    'waits over a weekend',
    { reminded_at: new Date('2026-01-30T19:00:00Z'), ...escalated },
    new Date('2026-01-31T19:00:00Z'),
    { due: 'nothing', next: new Date('2026-02-02T14:00:00Z') },
  ],
  [
    'makes up for no reminder that was missed while no process ran',
    { reminded_at: after(10), ...escalated },
    after(10),
    { due: 'nothing', next: new Date('2026-02-02T14:00:00Z') },
  ],
  ['counts no night as time to act', { unattended_since: after(6) }, after(9), { due: 'remind' }],
  [
    'escalates on the next working day what began in the evening',
    { unattended_since: after(6), reminded_at: after(12) },
    new Date('2026-01-30T17:00:00Z'),
    { due: 'escalate' },
  ],
  [
    'leaves an acknowledged signal alone',
    { acknowledged_until: after(8) },
    after(5),
    { due: 'nothing', next: after(8) },
  ],
  [
    'says that an acknowledgement has ended',
    { acknowledged_until: after(8) },
    after(8),
    { due: 'acknowledgement_ended' },
  ],
  [
    'begins anew after an acknowledgement',
    { unattended_since: after(8), reminded_at: after(8) },
    after(8),
    { due: 'nothing', next: after(9) },
  ],
  [
    'leaves a snoozed signal alone',
    { snoozed_by: 'Jane', snoozed_until: after(24) },
    after(9),
    { due: 'nothing', next: after(24) },
  ],
  ['leaves one alone that is snoozed until it gets worse', { snoozed_by: 'Jane' }, after(500), { due: 'nothing' }],
  [
    'says that a snooze has ended',
    { snoozed_by: 'Jane', snoozed_until: after(24) },
    after(24),
    { due: 'snooze_ended' },
  ],
  ['does nothing for a signal that has ended', { open: false }, after(4), { due: 'nothing' }],
  [
    'says why nobody is reminded',
    { suppressed: 'part_of_outage' },
    after(1),
    { due: 'remind', suppressed: 'part_of_outage' },
  ],
  [
    'reminds of what is high at any hour',
    { severity: 'high', unattended_since: after(6) },
    after(10),
    { due: 'remind' },
  ],
  [
    'reminds of what is medium in working hours',
    { severity: 'medium', unattended_since: after(8) },
    after(32),
    { due: 'nothing', next: new Date('2026-02-02T14:00:00Z') },
  ],
  ['reminds of what is medium once', { severity: 'medium', reminded_at: after(24) }, after(900), { due: 'nothing' }],
  ['reminds nobody of what is low', { severity: 'low' }, after(900), { due: 'nothing' }],
])('%s', (_, over, now, expected) => {
  const known = { ...facts, ...over };
  expect(decideLook(known, defaultReminders[known.severity], now)).toEqual(expected);
});
