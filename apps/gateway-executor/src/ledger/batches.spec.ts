import { setImmediate as turn } from 'node:timers/promises';
import { Batches } from './batches';

class Refused extends Error {}

function start(limits = { items: 3, batches: 1 }) {
  const ran: number[][] = [];
  const ends: (() => void)[] = [];
  const batches = new Batches<number, number>(
    async (items) => {
      ran.push(items);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (items.includes(13)) throw new Refused('13');
      if (items.includes(14)) throw new Error('the connection broke');
      return items.map((item) => item * 10);
    },
    (error) => error instanceof Refused,
    limits,
  );
  const endAll = async () => {
    for (let i = 0; i < 10; i += 1) {
      ends.splice(0).forEach((end) => end());
      await turn();
    }
  };
  return { batches, ran, endAll };
}

it('runs a lone item at once, and what comes meanwhile in the next batches', async () => {
  const { batches, ran, endAll } = start();
  const first = batches.add(1);
  await turn();
  expect(ran).toEqual([[1]]);
  const others = [2, 3, 4, 5].map((item) => batches.add(item));
  await turn();
  expect(ran).toEqual([[1]]);
  await endAll();
  expect(ran).toEqual([[1], [2, 3, 4], [5]]);
  await expect(Promise.all([first, ...others])).resolves.toEqual([10, 20, 30, 40, 50]);
});

it('runs items of one turn together, and several batches at once', async () => {
  const { batches, ran, endAll } = start({ items: 2, batches: 2 });
  const results = Promise.all([1, 2, 3, 4, 5].map((item) => batches.add(item)));
  await turn();
  await turn();
  expect(ran).toEqual([
    [1, 2],
    [3, 4],
  ]);
  await endAll();
  await expect(results).resolves.toEqual([10, 20, 30, 40, 50]);
});

it('runs each item alone if nothing of its batch was done', async () => {
  const { batches, ran, endAll } = start();
  const results = Promise.allSettled([1, 13, 3].map((item) => batches.add(item)));
  await turn();
  await endAll();
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ran).toEqual([[1, 13, 3], [1], [13], [3]]);
});

it('repeats nothing that may have been done', async () => {
  const { batches, ran, endAll } = start();
  const results = Promise.allSettled([1, 14].map((item) => batches.add(item)));
  await turn();
  await endAll();
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(ran).toEqual([[1, 14]]);
});
