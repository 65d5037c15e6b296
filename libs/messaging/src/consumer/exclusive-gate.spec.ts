import { ExclusiveGate } from './exclusive-gate';

const deferred = () => {
  let resolve!: () => void;
  const promise = new Promise<void>((r) => (resolve = r));
  return { promise, resolve };
};

describe('the exclusive gate', () => {
  it('starts exclusive work only when nothing else runs, and nothing else while it runs', async () => {
    const gate = new ExclusiveGate();
    const seen: string[] = [];
    const first = deferred();
    const inside = deferred();
    const shared = gate.runShared(() => first.promise.then(() => void seen.push('shared ends')));
    const exclusive = gate.runExclusive(async () => {
      seen.push('exclusive begins');
      await inside.promise;
      seen.push('exclusive ends');
    });
    const late = gate.runShared(() => Promise.resolve(void seen.push('late')));
    await Promise.resolve();
    expect(seen).toEqual([]);
    first.resolve();
    await shared;
    inside.resolve();
    await Promise.all([exclusive, late]);
    expect(seen).toEqual(['shared ends', 'exclusive begins', 'exclusive ends', 'late']);
  });

  it('goes on after work that throws', async () => {
    const gate = new ExclusiveGate();
    await expect(gate.runExclusive(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await expect(gate.runShared(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
