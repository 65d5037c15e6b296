import { whySilent, type Work } from './why-silent';

const now = new Date('2026-03-20T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const works: Work = { now, last_round: ago(2), consumers_silent_ms: 5_000, database: 'up' };

it.each<[Partial<Work>, string | undefined]>([
  [{}, undefined],
  [{ last_round: ago(60), consumers_silent_ms: 60_000 }, undefined],
  [{ last_round: ago(61) }, 'due deliveries have not been looked for within a minute'],
  [{ last_round: undefined }, 'due deliveries have not been looked for within a minute'],
  [{ consumers_silent_ms: 60_001 }, 'a durable consumer has brought no answer within a minute'],
  [{ consumers_silent_ms: Infinity }, 'a durable consumer has brought no answer within a minute'],
  [{ database: 'down: refused' }, 'the database is down: refused'],
])('with %j it is silent because: %s', (over, why) => {
  expect(whySilent({ ...works, ...over })).toBe(why);
});
