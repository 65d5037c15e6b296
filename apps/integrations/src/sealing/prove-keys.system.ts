import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { type CredentialKeys, parseCredentialKeys } from './credential-keys';
import { type SealedRecord, Sealer } from './sealer';

const owner = { tenant_id: PLATFORM_TENANT, record_id: 'sealing_keys' };

/** A wrong key would show only when a credential is needed, or worse: seal new ones. So it stops the start. */
@Injectable()
export class ProveKeys implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly config: IntegrationsConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const keys = parseCredentialKeys(this.config.CREDENTIAL_KEYS);
    await this.database.inSystem(async (tx) => {
      const { key_id, proof } = newProof(keys);
      await tx.query('insert into sealing_keys (key_id, proof) values ($1, $2) on conflict do nothing', [
        key_id,
        proof,
      ]);
      const known = (await tx.query('select key_id, proof from sealing_keys order by key_id')) as Proof[];
      for (const one of known) prove(one, keys);
    });
  }
}

interface Proof {
  key_id: string;
  proof: SealedRecord;
}

const newProof = (keys: CredentialKeys): Proof => ({
  key_id: keys.current,
  proof: new Sealer(keys).seal(owner, { proof: keys.current }),
});

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
