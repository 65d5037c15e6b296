import { within } from '@linesman/service-kit';
import { Redis } from 'ioredis';

const ANSWER_MS = 5_000;
/** On a machine that starts everything at once, an answer may come too late, or be read after its time is over. */
const ATTEMPTS = 6;
/** Nobody but an operator can correct a password or a certificate. */
const isHopeless = ({ message, code = '' }: NodeJS.ErrnoException): boolean =>
  /WRONGPASS|NOAUTH|invalid password/.test(message) || /CERT|UNABLE_TO_VERIFY/.test(code);
const isSilence = ({ message }: Error): boolean => /timed out|ETIMEDOUT/.test(message);

/**
 * Asks a Redis once at the start. One that is away passes, as it may come back. One that is silent is asked again, as it
 * may refuse.
 * @throws if it refuses the password, has a certificate that is not trusted, or would evict keys. A managed Redis may not tell its policy, and passes.
 */
export async function refuseWrongRedis(url: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) if (await passes(url)) return;
}

/** @returns false if it was silent: then nobody knows what it would have said. */
async function passes(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    retryStrategy: () => null,
  });
  const faults: Error[] = [];
  redis.on('error', (error: Error) => void faults.push(error));
  try {
    // One that loads its data is not ready for as long as that takes.
    const ready = await within(2 * ANSWER_MS, 'connecting to Redis', () => redis.connect()).then(
      () => true,
      () => false,
    );
    const fault = faults.find(isHopeless);
    if (fault) throw fault;
    if (!ready) return faults.length > 0 && !faults.some(isSilence);
    const policy = await redis.config('GET', 'maxmemory-policy').catch((error: Error) => error);
    if (policy instanceof Error) return !isSilence(policy);
    const [, name] = policy as string[];
    if (name !== undefined && name !== 'noeviction')
      throw new Error(
        `Redis would evict what must stay (maxmemory-policy ${name}). Set maxmemory-policy to noeviction.`,
      );
    return true;
  } finally {
    redis.disconnect();
  }
}
