import { randomUUID } from 'node:crypto';
import type { Redis } from '@linesman/redis';
import { AnswerQuota, MOST_AN_HOUR } from './answer-quota';

/** While Redis is away, each process counts its own. */
const away = { status: 'end' } as unknown as Redis;
const quota = new AnswerQuota(away);
const outputFor = (tenant: string, answer: Record<string, unknown>) =>
  quota.outputFor(tenant, answer, JSON.stringify(answer));

it('leaves out an answer by its bytes and not by its characters', async () => {
  const answer = { text: '漢'.repeat(11_000) };
  expect(JSON.stringify(answer).length).toBeLessThan(12_000);
  expect(await outputFor(randomUUID(), answer)).toEqual({ output_left_out: 'too_large', bytes: 33_011 });
});

it('gives a tenant so many bytes an hour, and takes none from the others', async () => {
  const tenant = randomUUID();
  const answer = { text: 'a'.repeat(30_000) };
  for (let bytes = 0; bytes < MOST_AN_HOUR - 60_000; bytes += 30_011) await outputFor(tenant, answer);
  for (let i = 0; i < 3; i += 1) await outputFor(tenant, answer);
  expect(await outputFor(tenant, answer)).toEqual({ output_left_out: 'quota', bytes: 30_011 });
  expect(await outputFor(tenant, { id: 'ch_1' })).toEqual({ id: 'ch_1' });
  expect(await outputFor(randomUUID(), answer)).toBe(answer);
});
