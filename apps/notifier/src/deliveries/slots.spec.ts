import { Slots } from './slots';

const one = { tenant_id: 'one', channel: 'slack' };
const other = { tenant_id: 'other', channel: 'slack' };
const never = () => new Promise<void>(() => undefined);

it('gives a lane that hangs no more than its share, and leaves the rest to others', () => {
  const slots = new Slots(10, 4);
  for (let i = 0; i < 4; i += 1) void slots.hold(one, never);
  expect([slots.roomOf(one), slots.roomOf(other), slots.room]).toEqual([0, 4, 6]);
  expect(slots.crowded(1)).toEqual([one]);
});

it('has room again after work that ended or failed', async () => {
  const slots = new Slots(10, 1);
  await slots.hold(one, () => Promise.resolve());
  await expect(slots.hold(one, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect([slots.roomOf(one), slots.room, slots.crowded(1)]).toEqual([1, 10, []]);
});

it('has no more room than the process', () => {
  const slots = new Slots(2, 4);
  void slots.hold(one, never);
  void slots.hold(one, never);
  expect([slots.roomOf(other), slots.room]).toEqual([0, 0]);
});
