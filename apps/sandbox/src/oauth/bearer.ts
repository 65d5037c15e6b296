import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuseScope } from '../switches/common-kinds';
import { Switches } from '../switches/switches';
import { nameAccount } from '../traffic/traffic';
import { AuthorizationService } from './authorization-service';

export type Bearer =
  | { ok: true; account: string; token: string; grant_id: string; scopes: Set<string> }
  | { ok: false; why: 'missing' | 'unknown' | 'expired' | 'deactivated' };

/** Checks an access token: it works only while its grant exists and its account is active. */
@Injectable()
export class BearerTokens {
  constructor(
    private readonly authorization: AuthorizationService,
    private readonly switches: Switches,
  ) {}

  check(code: string, request: FastifyRequest): Bearer {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return { ok: false, why: 'missing' };
    const store = this.authorization.store(code);
    const known = store.find('AccessToken', token)?.payload;
    if (!known?.grantId || !known.accountId || !store.alive('Grant', known.grantId))
      return { ok: false, why: 'unknown' };
    if (!store.alive('AccessToken', token)) return { ok: false, why: 'expired' };
    const account = known.accountId;
    if (!this.authorization.isActive(code, account)) return { ok: false, why: 'deactivated' };
    nameAccount(request.raw, account);
    const refused = this.switches
      .list(code, refuseScope)
      .filter((one) => !one.account || one.account === account)
      .map((one) => one.scope);
    const scopes = new Set(known.scope?.split(' ').filter((scope) => !refused.includes(scope)));
    return { ok: true, account, token, grant_id: known.grantId, scopes };
  }
}
