import { createHttp, createKeySets } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { errors, type JSONWebKeySet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { TeamsConfig } from '../teams.config';

const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const ISSUER = 'https://api.botframework.com';
const KEPT_MS = 24 * 3_600_000;
/** As far as Microsoft allows clocks to differ. */
const TOLERANCE_SECONDS = 300;

/** A key says for which services of Microsoft it signs. */
type Keys = JWTVerifyGetKey & { jwks?: () => JSONWebKeySet | undefined };

/** Finds out whether a request came from Microsoft's Bot Connector, for our app. */
@Injectable()
export class VerifyBotToken {
  private readonly http;
  private readonly keySets;
  private keys?: { at: number; url: Promise<string> };

  constructor(
    private readonly config: TeamsConfig,
    private readonly clock: Clock,
  ) {
    this.http = createHttp({ origins: config.PROVIDER_ORIGINS, timeout_ms: config.TEAMS_TIMEOUT_MS });
    this.keySets = createKeySets(this.http);
  }

  /** @param said what the activity claims: the address that answers it, and the service it came through. */
  async isGenuine(
    authorization: string | undefined,
    said: { service_url: string; channel_id: string },
  ): Promise<boolean> {
    const [, token] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
    if (!token || !this.config.TEAMS_APP_ID) return false;
    const keys: Keys = this.keySets(await this.keysUrl());
    const verified = await jwtVerify(token, keys, {
      issuer: ISSUER,
      audience: this.config.TEAMS_APP_ID,
      algorithms: ['RS256'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: this.clock.now(),
      requiredClaims: ['exp'],
    }).catch(refusedOrBroken);
    if (!verified) return false;
    const { payload, protectedHeader } = verified;
    const key = keys.jwks?.()?.keys.find(({ kid }) => kid === protectedHeader.kid);
    const { endorsements = [] } = (key ?? {}) as { endorsements?: string[] };
    return payload.serviceurl === said.service_url && endorsements.includes(said.channel_id);
  }

  private keysUrl(): Promise<string> {
    const now = this.clock.now().getTime();
    if (this.keys && now - this.keys.at < KEPT_MS) return this.keys.url;
    const url = this.readKeysUrl();
    this.keys = { at: now, url };
    url.catch(() => (this.keys = undefined));
    return url;
  }

  private async readKeysUrl(): Promise<string> {
    const { status, body } = await this.http({ method: 'GET', url: METADATA, headers: { accept: 'application/json' } });
    if (status !== 200) throw new Error(`the metadata of the Bot Framework answers with HTTP ${status}`);
    return (JSON.parse(body) as { jwks_uri: string }).jwks_uri;
  }
}

/** Where Microsoft's keys could not be fetched, nobody knows whether the token is valid. */
function refusedOrBroken(error: unknown): undefined {
  if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) throw error;
  // That the keys came with another status than 200 has no code of its own.
  if (error.code === 'ERR_JOSE_GENERIC') throw error;
}
