import { ExclusiveGate } from './exclusive-gate';

const deferred = () => {
  let resolve!: () => void;
  const promise = new Promise<void>((r) => (resolve = r));
  return { promise, resolve };
};

describe('the exclusive gate', () => {
  it('lets one alone only when nobody else is inside, and lets nobody in meanwhile', async () => {
    const gate = new ExclusiveGate();
    const seen: string[] = [];
    const first = deferred();
    const inside = deferred();
    const together = gate.runTogether(() => first.promise.then(() => void seen.push('together ends')));
    const alone = gate.runAlone(async () => {
      seen.push('alone begins');
      await inside.promise;
      seen.push('alone ends');
    });
    const late = gate.runTogether(async () => void seen.push('late'));
    await Promise.resolve();
    expect(seen).toEqual([]);
    first.resolve();
    await together;
    inside.resolve();
    await Promise.all([alone, late]);
    expect(seen).toEqual(['together ends', 'alone begins', 'alone ends', 'late']);
  });

  it('goes on after work that throws', async () => {
    const gate = new ExclusiveGate();
    await expect(gate.runAlone(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await expect(gate.runTogether(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
