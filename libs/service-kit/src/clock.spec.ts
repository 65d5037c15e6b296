import { asOf, Clock, FollowingClock } from './clock';

afterEach(() => jest.restoreAllMocks());

/** Asked and answered at the same moment. */
const at = (moment: number) => ({ asked: moment, answered: moment });

it('has the time of the machine until it follows another clock, and then no step of the machine moves it', () => {
  const clock = new FollowingClock();
  const machine = jest.spyOn(performance, 'now').mockReturnValue(1_000);
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
  clock.follow(Date.parse('2026-01-29T10:45:00Z'), { asked: 890, answered: 910 });
  expect(clock.now()).toEqual(new Date('2026-01-29T10:45:00.100Z'));
  machine.mockReturnValue(3_900);
  expect(clock.now()).toEqual(new Date('2026-01-29T10:45:03Z'));
});

it('says by how much it was ahead', () => {
  const clock = new FollowingClock();
  jest.spyOn(performance, 'now').mockReturnValue(5_000);
  clock.follow(600_000, at(5_000));
  expect(clock.follow(590_000, at(5_000))).toBe(10_000);
});

it('keeps the time of a quick answer where a slow one does not contradict it, and moves where it does', () => {
  const clock = new FollowingClock();
  jest.spyOn(performance, 'now').mockReturnValue(5_000);
  clock.follow(600_000, at(5_000));
  expect(clock.follow(599_930, { asked: 4_920, answered: 5_080 })).toBe(70);
  expect(clock.now().getTime()).toBe(600_000);
  expect(clock.follow(600_090, { asked: 4_920, answered: 5_080 })).toBe(-90);
  expect(clock.now().getTime()).toBe(600_090);
  // A slow answer came first, and a quick one is more exact.
  clock.follow(600_000, at(5_000));
  expect(clock.now().getTime()).toBe(600_000);
});

it('says another time to what is decided as of then, and to nothing else', async () => {
  const clocks = [new Clock(), new FollowingClock()];
  const then = new Date('2026-01-29T10:45:00Z');
  const says = () => clocks.map((clock) => clock.now().toISOString());
  const late = asOf(then, async () => {
    await Promise.resolve();
    return [says(), asOf(new Date(0), says)];
  });
  expect(says()).not.toContain(then.toISOString());
  const [outer, inner] = await late;
  expect(outer).toEqual([then.toISOString(), then.toISOString()]);
  expect(inner).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']);
});
