import { waitUntil } from './wait-until';

it('returns the value that it waited for', async () => {
  let looks = 0;
  await expect(waitUntil(() => ++looks === 3 && 'seen', { interval: 1 })).resolves.toBe('seen');
});

it('goes on while the look throws', async () => {
  let looks = 0;
  const seen = await waitUntil(
    () => {
      if (++looks < 3) throw new Error('not yet');
      return looks;
    },
    { interval: 1 },
  );
  expect(seen).toBe(3);
});

it('reports the last error when time is up', async () => {
  const look = () => {
    throw new Error('the table is missing');
  };
  const failure = await waitUntil(look, { timeout: 5, interval: 1 }).catch((error: Error) => error);
  expect(failure).toMatchObject({ cause: { message: 'the table is missing' } });
});
