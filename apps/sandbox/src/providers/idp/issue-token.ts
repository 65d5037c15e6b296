import { Injectable } from '@nestjs/common';
import { importJWK, SignJWT } from 'jose';
import { SandboxConfig } from '../../config';
import { SigningKey } from '../../oauth/signing-key';
import { audience } from './authorization-server';

/** Issues the access token that a login would give, without a browser. */
@Injectable()
export class IssueToken {
  constructor(
    private readonly config: SandboxConfig,
    private readonly key: SigningKey,
  ) {}

  async issue(sub: string, claims: Record<string, unknown>, seconds: number): Promise<string> {
    const { jwk } = this.key;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: jwk.kid })
      .setSubject(sub)
      .setIssuer(`${this.config.origin}/idp`)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${seconds} s`)
      .setJti(crypto.randomUUID())
      .sign(await importJWK(jwk, 'RS256'));
  }
}
