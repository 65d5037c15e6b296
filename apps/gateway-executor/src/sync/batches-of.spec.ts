import { batchesOf } from './batches-of';

const records = (count: number, bytes = 10) =>
  Array.from({ length: count }, (_, n) => ({ external_id: `${n}`, data: { text: 'é'.repeat(bytes / 2) } }));

it('keeps the order, and puts no more than 500 records into a batch', () => {
  const batches = batchesOf(records(1_201));
  expect(batches.map(({ length }) => length)).toEqual([500, 500, 201]);
  expect(batches.flat()).toEqual(records(1_201));
});

it('keeps each batch, in bytes, below the limit of a message', () => {
  const batches = batchesOf(records(10, 200_000));
  expect(batches.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2]);
  expect(Math.max(...batches.map((batch) => Buffer.byteLength(JSON.stringify(batch))))).toBeLessThan(500_000);
});

it('makes no batch without records', () => {
  expect(batchesOf([])).toEqual([]);
});
