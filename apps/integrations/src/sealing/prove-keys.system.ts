import { PLATFORM_TENANT } from '@linesman/contracts';
import { changed, Database, rows } from '@linesman/persistence';
import { Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { type CredentialKeys, parseCredentialKeys } from './credential-keys';
import { type SealedRecord, Sealer } from './sealer';

const owner = { tenant_id: PLATFORM_TENANT, record_id: 'sealing_keys' };
const REPORT_EVERY_MS = 5_000;

/** Stops the start if a key is missing or wrong: otherwise new credentials could be sealed with a wrong key. */
@Injectable()
export class ProveKeys implements OnModuleInit, OnApplicationBootstrap {
  private readonly keys: CredentialKeys;

  constructor(
    private readonly database: Database,
    private readonly periodic: Periodic,
    { CREDENTIAL_KEYS }: IntegrationsConfig,
  ) {
    this.keys = parseCredentialKeys(CREDENTIAL_KEYS);
  }

  onModuleInit(): Promise<void> {
    return proveKeys(this.database, this.keys, true);
  }

  /** A key rotation waits until no process has reported the old key for a while. */
  onApplicationBootstrap(): void {
    this.periodic.every(REPORT_EVERY_MS, 'report the key that this process seals with', () =>
      proveKeys(this.database, this.keys, true),
    );
  }
}

interface Proof {
  key_id: string;
  proof: SealedRecord;
}

/**
 * @param seals whether this process seals with the current key from now on.
 * @throws Error with one sentence if a key that was used before is missing or has another value now.
 */
export async function proveKeys(database: Database, keys: CredentialKeys, seals: boolean): Promise<void> {
  const proof = new Sealer(keys).seal(owner, { proof: keys.current });
  await database.inSystem(async (tx) => {
    await changed(
      tx,
      `insert into sealing_keys as k (key_id, proof, sealing_at) values ($1, $2, case when $3 then clock_timestamp() end)
       on conflict (key_id) do update set sealing_at = excluded.sealing_at where $3`,
      [keys.current, proof, seals],
    );
    const proofs = await rows<Proof>(tx, 'select key_id, proof from sealing_keys order by key_id');
    for (const one of proofs) prove(one, keys);
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
