import { MOST_WAITING, WaitingCallers } from './waiting-callers';

/** Work that goes on until the test ends it. */
function held() {
  let release = (): void => {};
  const ended = new Promise<void>((resolve) => (release = resolve));
  let begun = 0;
  const work = async (): Promise<number> => {
    const nth = (begun += 1);
    await ended;
    return nth;
  };
  return { work, release: () => release(), begun: () => begun };
}

const answered = () => Promise.resolve('answered');
const full = { document: { status: 429, retry_after: 5 } };

it('lets so many questions of a tenant wait, refuses one more, and refuses no other tenant', async () => {
  const callers = new WaitingCallers();
  const { work, release } = held();
  const all = Array.from({ length: MOST_WAITING }, (_, nth) => callers.wait('t', `order-${nth}`, work));
  await expect(callers.wait('t', 'one more', work)).rejects.toMatchObject(full);
  await expect(callers.wait('u', 'one more', answered)).resolves.toBe('answered');
  release();
  await Promise.all(all);
  await expect(callers.wait('t', 'one more', answered)).resolves.toBe('answered');
});

it('gives a question that is asked again the place and the answer of the first one', async () => {
  const callers = new WaitingCallers();
  const { work, release, begun } = held();
  const again = Array.from({ length: 2 * MOST_WAITING }, () => callers.wait('t', 'order-1', work));
  const others = Array.from({ length: MOST_WAITING - 1 }, (_, nth) => callers.wait('t', `other-${nth}`, work));
  await expect(callers.wait('t', 'one more', work)).rejects.toMatchObject(full);
  const ofAnotherTenant = callers.wait('u', 'order-1', work);
  release();
  expect(new Set(await Promise.all(again))).toEqual(new Set([1]));
  expect(await ofAnotherTenant).toBe(MOST_WAITING + 1);
  await Promise.all(others);
  expect(begun()).toBe(MOST_WAITING + 1);
  await expect(callers.wait('t', 'order-1', answered)).resolves.toBe('answered');
});

it('gives the place back after a failure too', async () => {
  const callers = new WaitingCallers();
  const failing = () => callers.wait('t', 'order-1', () => Promise.reject(new Error('refused')));
  for (let i = 0; i <= MOST_WAITING; i += 1) await expect(failing()).rejects.toThrow('refused');
});
