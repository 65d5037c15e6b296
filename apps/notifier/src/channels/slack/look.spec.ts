import { decidedBy, type Look, outlookFrom } from './look';

const decided_at = new Date('2026-11-29T10:00:00Z');
const since = new Date('2026-11-29T10:00:05Z');
const uncertain = { id: 'a', created_at: decided_at, ambiguous_since: since, settles_ms: 15_000 };
const look: Look = { from: outlookFrom(decided_at), at: since.getTime() + 15_000, found: {} };

it.each<[string, Look, 'yes' | 'no' | undefined]>([
  ['finds what Slack has', { ...look, found: { a: { ts: '1' } } }, 'yes'],
  ['finds it although there is more to see', { ...look, upto: '1', found: { a: { ts: '1' } } }, 'yes'],
  ['says that it did not arrive after a look at everything', look, 'no'],
  ['says nothing while there is more to see', { ...look, upto: '1' }, undefined],
  ['says nothing after a look that began later', { ...look, from: look.from + 1 }, undefined],
  ['says nothing after a look that was made before the message could show up', { ...look, at: look.at - 1 }, undefined],
])('%s', (_, made, arrived) => expect(decidedBy(made, uncertain)?.arrived).toBe(arrived));
