import { isFull, lessRoom, roomFor, SLOTS, SLOTS_OF_ONE } from './room';

const codes = ['stripe', 'xero'];
const leased = (code: string, many: number) => Array.from({ length: many }, () => ({ connection_code: code }));

it('leaves a third of the process to other providers', () => {
  expect(roomFor(codes, new Map(), 0)).toEqual({ total: SLOTS, of: { stripe: SLOTS_OF_ONE, xero: SLOTS_OF_ONE } });
  expect(roomFor(codes, new Map([['stripe', SLOTS_OF_ONE]]), 0).of).toEqual({ xero: SLOTS - SLOTS_OF_ONE });
});

it('has no room for what would only wait in the queue, whichever process added it', () => {
  expect(roomFor(codes, new Map(), SLOTS - 100)).toEqual({ total: 100, of: { stripe: 100, xero: 100 } });
  expect(roomFor(codes, new Map([['xero', 200]]), SLOTS - 200).total).toBe(0);
});

it('tells whether more may be due than there was room for', () => {
  const room = { total: 10, of: { stripe: 4, xero: 10 } };
  expect(lessRoom(room, leased('stripe', 3))).toEqual({ total: 7, of: { stripe: 1, xero: 10 } });
  expect(isFull(room, leased('stripe', 3))).toBe(false);
  expect(isFull(room, leased('stripe', 4))).toBe(true);
  expect(isFull(room, leased('xero', 10))).toBe(true);
});
