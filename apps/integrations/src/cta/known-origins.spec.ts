import type { Database } from '@linesman/persistence';
import type { Clock } from '@linesman/service-kit';
import { KnownOrigins } from './known-origins.system';

it('asks the database once for many preflights, and again a second later', async () => {
  let now = new Date('2026-03-02T10:00:00Z');
  let asked = 0;
  const origins = ['https://app.acme.example'];
  const query = () => Promise.resolve({ records: origins.map((origin) => ({ origin })) });
  const tx = { queryRunner: { query } };
  const database = { inSystem: (work: (it: object) => unknown) => (asked++, work(tx)) } as unknown as Database;
  const known = new KnownOrigins(database, { now: () => now } as Clock);
  for (let i = 0; i < 100; i += 1) expect(await known.has(`https://evil-${i}.example`)).toBe(false);
  expect(await known.has('https://app.acme.example')).toBe(true);
  expect(asked).toBe(1);
  origins.push('https://new.acme.example');
  now = new Date('2026-03-02T10:00:01Z');
  expect(await known.has('https://new.acme.example')).toBe(true);
});
