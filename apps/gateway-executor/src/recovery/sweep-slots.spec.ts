import { SweepSlots } from './sweep-slots';

function fill(slots: SweepSlots, provider: string, count: number): (() => void)[] {
  const ends: (() => void)[] = [];
  for (let i = 0; i < count; i += 1) slots.run(provider, () => new Promise<void>((end) => ends.push(end)));
  return ends;
}

it('gives no more slots to a provider that has half of them, until one is free again', async () => {
  const slots = new SweepSlots();
  const ends = fill(slots, 'slow', 32);
  fill(slots, 'other', 8);
  expect([slots.free, slots.full]).toEqual([24, ['slow']]);
  ends[0]!();
  await new Promise((resolve) => setImmediate(resolve));
  expect([slots.free, slots.full]).toEqual([25, []]);
});

it('lets one claim take a part of the free slots for one provider', () => {
  const slots = new SweepSlots();
  expect(slots.mostOfAProvider).toBe(16);
  fill(slots, 'a', 61);
  expect(slots.mostOfAProvider).toBe(1);
});

it('is drained when all work has ended', async () => {
  const slots = new SweepSlots();
  const ends = fill(slots, 'a', 2);
  const drained = slots.drained();
  ends.forEach((end) => end());
  await drained;
  expect(slots.free).toBe(64);
});
