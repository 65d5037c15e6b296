import { Inject, Injectable } from '@nestjs/common';
import { importJWK, SignJWT } from 'jose';
import { SandboxConfig } from '../config';
import { SigningKey } from '../oauth/signing-key';
import { audience } from './idp-server';

/** The same access token as from a login, without the browser. */
@Injectable()
export class IssueToken {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(SigningKey) private readonly key: SigningKey,
  ) {}

  async issue(sub: string, claims: Record<string, unknown>, seconds: number): Promise<string> {
    const { jwk } = this.key;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: jwk.kid as string })
      .setSubject(sub)
      .setIssuer(`${this.config.origin}/idp`)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${seconds} s`)
      .setJti(crypto.randomUUID())
      .sign(await importJWK(jwk, 'RS256'));
  }
}
