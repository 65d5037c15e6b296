import { randomUUID } from 'node:crypto';
import type { Redis } from '@linesman/redis';
import { AnswerQuota, MOST_AN_HOUR } from './answer-quota';

/** While Redis is away, each process counts its own. */
const away = { status: 'end' } as unknown as Redis;
const quota = new AnswerQuota(away);

it('leaves out an answer by its bytes and not by its characters', async () => {
  const answer = { text: '漢'.repeat(11_000) };
  expect(JSON.stringify(answer).length).toBeLessThan(12_000);
  expect(await quota.outputFor(randomUUID(), answer)).toEqual({ output_left_out: 'too_large', bytes: 33_011 });
});

it('gives a tenant so many bytes an hour, and takes none from the others', async () => {
  const tenant = randomUUID();
  const answer = { text: 'a'.repeat(30_000) };
  for (let bytes = 0; bytes < MOST_AN_HOUR - 60_000; bytes += 30_011) await quota.outputFor(tenant, answer);
  for (let i = 0; i < 3; i += 1) await quota.outputFor(tenant, answer);
  expect(await quota.outputFor(tenant, answer)).toEqual({ output_left_out: 'quota', bytes: 30_011 });
  expect(await quota.outputFor(tenant, { id: 'ch_1' })).toEqual({ id: 'ch_1' });
  expect(await quota.outputFor(randomUUID(), answer)).toBe(answer);
});
