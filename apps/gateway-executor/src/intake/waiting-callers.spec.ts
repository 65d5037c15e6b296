import { MOST_WAITING, WaitingCallers } from './waiting-callers';

it('lets so many callers of a tenant wait, refuses one more, and refuses no other tenant', async () => {
  const callers = new WaitingCallers();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const all = Array.from({ length: MOST_WAITING }, () => callers.wait('t', () => held));
  await expect(callers.wait('t', () => held)).rejects.toMatchObject({ document: { status: 429, retry_after: 5 } });
  await expect(callers.wait('u', () => Promise.resolve('answered'))).resolves.toBe('answered');
  release();
  await Promise.all(all);
  await expect(callers.wait('t', () => Promise.resolve('answered'))).resolves.toBe('answered');
});

it('counts down after a failure too', async () => {
  const callers = new WaitingCallers();
  const failing = () => callers.wait('t', () => Promise.reject(new Error('refused')));
  for (let i = 0; i <= MOST_WAITING; i += 1) await expect(failing()).rejects.toThrow('refused');
});
