import { Redis, TenantQuota } from '@linesman/redis';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

/** Of one tenant. All tenants share the room of the stream, which keeps a command for days. */
export const MOST_BYTES_AN_HOUR = 50_000_000;

@Injectable()
export class CommandQuota {
  private readonly quota: TenantQuota;

  constructor(redis: Redis) {
    this.quota = new TenantQuota(redis, 'commands', { points: MOST_BYTES_AN_HOUR, seconds: 3_600 });
  }

  /** @throws Problem 429 if the tenant has used up its quota. */
  async take(tenantId: string, body: string): Promise<void> {
    const wait = await this.quota.take(tenantId, Buffer.byteLength(body));
    if (wait > 0)
      throw new Problem(
        429,
        'too-many-commands',
        'The commands of this tenant have used up their room for this hour. Send this one again later, with the same key.',
        {
          retry_after: Math.ceil(wait / 1_000),
        },
      );
  }
}
