import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import { StateDir } from '../state/state-dir';

interface Secrets {
  signing_key: JWK;
  cookie_key: string;
}

const make = (): Secrets => ({
  signing_key: {
    ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK),
    kid: randomBytes(8).toString('hex'),
    alg: 'RS256',
    use: 'sig',
  },
  cookie_key: randomBytes(32).toString('base64url'),
});

/** The key is stored, so that tokens are still valid after a restart. */
@Injectable()
export class SigningKey {
  private readonly secrets: Secrets;

  constructor(state: StateDir) {
    const journal = state.journal<Secrets>('keys', { lasting: true });
    const kept = journal.get('keys');
    this.secrets = kept ?? make();
    if (!kept) journal.set('keys', this.secrets);
  }

  get jwk(): JWK {
    return this.secrets.signing_key;
  }

  get cookieKey(): string {
    return this.secrets.cookie_key;
  }
}
