import { isFull, lessRoom, roomFor, SLOTS } from './room';

const codes = ['stripe', 'xero'];
const leased = (code: string, many: number) => Array.from({ length: many }, () => ({ connection_code: code }));

it('leaves half of the process to other providers', () => {
  expect(roomFor(codes, new Map(), 0)).toEqual({ total: SLOTS, of: { stripe: SLOTS / 2, xero: SLOTS / 2 } });
  expect(roomFor(codes, new Map([['stripe', SLOTS / 2]]), 0).of).toEqual({ xero: SLOTS / 2 });
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
