import { generateKeyPairSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';

/** The public signing keys of each account. Each is made once, so that its id stays the same. */
@Injectable()
export class SigningKeys {
  private readonly journal: Journal<object>;

  constructor(state: StateDir) {
    this.journal = state.journal('sso-signing-keys');
  }

  of(account: string, purpose: 'current' | 'next'): object {
    const kid = `${account}-${purpose}`;
    const known = this.journal.get(kid);
    if (known) return known;
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const made = { ...jwk, kid, use: 'sig', alg: 'ES256' };
    this.journal.set(kid, made);
    return made;
  }
}
