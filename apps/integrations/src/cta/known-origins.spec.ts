import type { Database } from '@linesman/persistence';
import { KnownOrigins } from './known-origins.system';

it('asks the database one question at a time, however many preflights arrive', async () => {
  let asked = 0;
  let release = (): void => {};
  const origins = ['https://app.acme.example'];
  const query = async () => {
    asked += 1;
    await new Promise<void>((resolve) => (release = resolve));
    return { records: origins.map((origin) => ({ origin })) };
  };
  const database = { inSystem: (work: (tx: object) => unknown) => work({ queryRunner: { query } }) };
  const known = new KnownOrigins(database as unknown as Database);
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  const first = Array.from({ length: 100 }, (_, i) => known.has(`https://evil-${i}.example`));
  await settled();
  origins.push('https://new.acme.example');
  const second = Array.from({ length: 100 }, () => known.has('https://new.acme.example'));
  await settled();
  expect(asked).toBe(1);
  release();
  expect(new Set(await Promise.all(first))).toEqual(new Set([false]));
  await settled();
  release();
  expect(new Set(await Promise.all(second))).toEqual(new Set([true]));
  expect(asked).toBe(2);
});
