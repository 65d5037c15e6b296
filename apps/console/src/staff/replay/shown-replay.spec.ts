import type { Replay } from '../../upstream/answers';
import { shownTransitions } from './shown-replay';

const transition = (minute: number, new_status: 'healthy' | 'disconnected') => ({
  at: `2026-01-29T10:${minute}:01Z`,
  observed_at: `2026-01-29T10:${minute}:00Z`,
  old_status: new_status === 'healthy' ? ('disconnected' as const) : ('healthy' as const),
  new_status,
});
const [broke, worked, again, edge] = [
  transition(10, 'disconnected'),
  transition(20, 'healthy'),
  transition(30, 'disconnected'),
  transition(59, 'healthy'),
];

it('shows each transition once, the newest first, with what does not agree', () => {
  const replay = {
    stored: [broke, worked, edge],
    replayed: [broke, again],
    differences: [
      { ...worked, only_in: 'stored' },
      { ...again, only_in: 'replayed' },
    ],
  } as Replay;
  expect(shownTransitions(replay).map(({ at, found }) => [at.slice(14, 16), found])).toEqual([
    ['59', 'outside'],
    ['30', 'replayed'],
    ['20', 'stored'],
    ['10', 'both'],
  ]);
});
