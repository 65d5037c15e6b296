import { Redis } from 'ioredis';

/** Long enough for a machine that starts everything at once. */
const ANSWER_MS = 10_000;
/** Nobody but an operator can correct a password or a certificate. */
const isHopeless = ({ message, code = '' }: NodeJS.ErrnoException): boolean =>
  /WRONGPASS|NOAUTH|invalid password/.test(message) || /CERT|UNABLE_TO_VERIFY/.test(code);

/**
 * Asks a Redis once at the start. One that is away passes, as it may come back.
 * @throws if it refuses the password, has a certificate that is not trusted, or would evict keys. A managed Redis may not tell its policy, and passes.
 */
export async function refuseWrongRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, commandTimeout: ANSWER_MS, retryStrategy: () => null });
  const faults: Error[] = [];
  redis.on('error', (error: Error) => void faults.push(error));
  try {
    await redis.connect().catch(() => undefined);
    const fault = faults.find(isHopeless);
    if (fault) throw fault;
    if (redis.status !== 'ready') return;
    const [, policy] = (await redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
    if (policy !== undefined && policy !== 'noeviction')
      throw new Error(
        `Redis would evict what must stay (maxmemory-policy ${policy}). Set maxmemory-policy to noeviction.`,
      );
  } finally {
    redis.disconnect();
  }
}
