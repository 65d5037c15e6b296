import type { Execution } from '../ledger/execution.entity';
import { SweepSlots } from './sweep-slots';

async function fill(slots: SweepSlots, connection_code: string, count: number): Promise<(() => void)[]> {
  const ends: (() => void)[] = [];
  const rows = Array.from({ length: count }, () => ({ connection_code }) as Execution);
  await slots.fill(
    () => Promise.resolve(rows),
    () => new Promise<void>((end) => ends.push(end)),
  );
  return ends;
}

it('gives no more slots to a provider that has half of them, until one is free again', async () => {
  const slots = new SweepSlots();
  const ends = await fill(slots, 'slow', 32);
  await fill(slots, 'other', 8);
  expect([slots.free, slots.full]).toEqual([24, ['slow']]);
  ends[0]!();
  await new Promise((resolve) => setImmediate(resolve));
  expect([slots.free, slots.full]).toEqual([25, []]);
});

it('lets one claim take a part of the free slots for one provider', async () => {
  const slots = new SweepSlots();
  expect(slots.mostOfAProvider).toBe(32);
  await fill(slots, 'a', 61);
  expect(slots.mostOfAProvider).toBe(2);
});

it('is drained when all work has ended', async () => {
  const slots = new SweepSlots();
  const ends = await fill(slots, 'a', 2);
  const drained = slots.drained();
  ends.forEach((end) => end());
  await drained;
  expect(slots.free).toBe(64);
});
