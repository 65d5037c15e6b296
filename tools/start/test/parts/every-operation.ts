import type { OwnSystem } from '../../own-system.mjs';

/** Every operation of docs/openapi.yaml, called without a token, as every role, with foreign ids and malformed. */
export function everyOperation(system: () => OwnSystem): void {
  it('answers as docs/openapi.yaml says, whoever asks and whatever is sent', async () => {
    const { tryOperations } = await import('../http/try-operations.ts');
    const { operations, cases, faults } = await tryOperations(system().run());
    const lines = Object.entries(cases).map(([group, count]) => `${count} ${group}`);
    const sum = Object.values(cases).reduce((total, count) => total + count, 0);
    console.log(`${operations} operations, ${sum} cases tried (${lines.join(', ')}), ${faults.length} falling short`);
    expect(faults).toEqual([]);
  });
}
