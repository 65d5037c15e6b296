import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { IntegrationsConfig } from '../config';
import { type CredentialKeys, parseCredentialKeys } from './credential-keys';
import { type SealedRecord, Sealer } from './sealer';

const owner = { tenant_id: PLATFORM_TENANT, record_id: 'sealing_keys' };
const SEEN_EVERY_MS = 5_000;

/** A wrong key would show only when a credential is needed, or worse: seal new ones. So it stops the start. */
@Injectable()
export class ProveKeys implements OnModuleInit, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly config: IntegrationsConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    const keys = parseCredentialKeys(this.config.CREDENTIAL_KEYS);
    await proveKeys(this.database, keys, true);
    // A rotation waits until nobody was seen sealing with the old key for a while.
    this.timer = setInterval(() => void this.beSeen(keys), SEEN_EVERY_MS).unref();
  }

  private async beSeen(keys: CredentialKeys): Promise<void> {
    await proveKeys(this.database, keys, true).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'not seen as sealing'),
    );
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}

interface Proof {
  key_id: string;
  proof: SealedRecord;
}

/**
 * @param seals this process seals with the current key from now on.
 * @throws Error with one sentence where a key is missing or another one than before.
 */
export async function proveKeys(database: Database, keys: CredentialKeys, seals: boolean): Promise<void> {
  const proof = new Sealer(keys).seal(owner, { proof: keys.current });
  await database.inSystem(async (tx) => {
    await tx.query(
      `insert into sealing_keys as k (key_id, proof, sealing_at) values ($1, $2, case when $3 then clock_timestamp() end)
       on conflict (key_id) do update set sealing_at = excluded.sealing_at where $3`,
      [keys.current, proof, seals],
    );
    const known = (await tx.query('select key_id, proof from sealing_keys order by key_id')) as Proof[];
    for (const one of known) prove(one, keys);
  });
}

function prove({ key_id, proof }: Proof, keys: CredentialKeys): void {
  if (!keys.byId.has(key_id))
    throw new Error(`CREDENTIAL_KEYS lacks the key ${key_id}, with which credentials were sealed. Add it at the end.`);
  try {
    new Sealer(keys).open(owner, proof, 'proof');
  } catch {
    throw new Error(
      `CREDENTIAL_KEYS holds another key ${key_id} than the one that credentials were sealed with. Put the old one back.`,
    );
  }
}
