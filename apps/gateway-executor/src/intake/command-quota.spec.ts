import { randomUUID } from 'node:crypto';
import type { Redis } from '@linesman/redis';
import { CommandQuota, MOST_BYTES_AN_HOUR } from './command-quota';

it('gives the commands of a tenant so many bytes an hour, and takes none from the others', async () => {
  const quota = new CommandQuota({ status: 'end' } as unknown as Redis);
  const tenant = randomUUID();
  const body = 'a'.repeat(1_000_000);
  for (let bytes = 0; bytes < MOST_BYTES_AN_HOUR; bytes += body.length) await quota.take(tenant, body);
  await expect(quota.take(tenant, body)).rejects.toMatchObject({
    document: {
      status: 429,
      type: 'urn:linesman:problem:too-many-commands',
      retry_after: expect.any(Number) as number,
    },
  });
  await expect(quota.take(randomUUID(), body)).resolves.toBeUndefined();
});
