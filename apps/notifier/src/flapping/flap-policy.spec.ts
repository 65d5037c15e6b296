import fc from 'fast-check';
import { flapPolicy, heldAsUnstable, unstableInWords } from './flap-policy';

const MINUTE = 60_000;
const WINDOW = flapPolicy.window_minutes * MINUTE;
const LASTS = flapPolicy.lasts_minutes * MINUTE;

interface Broken {
  opened: number;
  closed: number;
}
/** How an integration breaks for some time, works for some time, and so on. */
const histories = fc
  .array(fc.record({ works: fc.integer({ min: 1, max: 200 }), fails: fc.integer({ min: 1, max: 60 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((spans) => {
    let at = 0;
    return spans.map(({ works, fails }): Broken => {
      const opened = at + works * MINUTE;
      at = opened + fails * MINUTE;
      return { opened, closed: at };
    });
  });

/** When each is told, as the notifier does it: at once or after the hold, unless it has ended by then. */
const toldOf = (history: Broken[]): (number | undefined)[] =>
  history.map(({ opened, closed }, at) => {
    const openings = history.slice(0, at + 1).filter((one) => one.opened > opened - WINDOW).length;
    const told = heldAsUnstable(openings, new Date(opened))?.getTime() ?? opened;
    return told < closed || told === opened ? told : undefined;
  });

it('tells in bounded time everything that stays broken', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const told = toldOf(history);
      for (const [at, { opened, closed }] of history.entries())
        if (closed - opened > LASTS) expect(told[at]! - opened).toBeLessThanOrEqual(LASTS);
    }),
  );
});

it('tells in an hour at most three at once, and one for each ten minutes that it is broken', () => {
  const most = flapPolicy.told_at_once + WINDOW / LASTS;
  fc.assert(
    fc.property(histories, (history) => {
      const told = toldOf(history).filter((at) => at !== undefined);
      for (const from of told)
        expect(told.filter((at) => at >= from && at < from + WINDOW).length).toBeLessThanOrEqual(most);
    }),
  );
});

it('tells each again once it has worked for an hour', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 61, max: 500 }), (history, minutes) => {
      const opened = history.at(-1)!.closed + minutes * MINUTE;
      expect(toldOf([...history, { opened, closed: opened + MINUTE }]).at(-1)).toBe(opened);
    }),
  );
});

it('says so from the third on', () => {
  expect(unstableInWords(2)).toEqual([]);
  expect(unstableInWords(3)[0]).toMatch(/^Unstable: it broke 3 times within an hour\./);
});
