import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Bearer, BearerTokens } from '../../oauth/bearer';
import { accountOf, type XeroAccount } from './accounts';
import { xeroProblem } from './xero-failure';

/** Finds the organisation whose books a request may read, by its token, scopes and `xero-tenant-id`. */
@Injectable()
export class XeroAccess {
  constructor(private readonly bearer: BearerTokens) {}

  granted(request: FastifyRequest): { bearer: Extract<Bearer, { ok: true }>; owner: XeroAccount } {
    const bearer = this.bearer.check('xero', request);
    const owner = bearer.ok && accountOf(bearer.account);
    if (bearer.ok && owner) return { bearer, owner };
    const expired = !bearer.ok && bearer.why === 'expired';
    throw xeroProblem(401, 'Unauthorized', expired ? 'TokenExpired: token expired' : 'AuthenticationUnsuccessful');
  }

  /** Any of the scopes is enough. */
  books(request: FastifyRequest, ...scopes: string[]): XeroAccount {
    const { bearer, owner } = this.granted(request);
    if (!scopes.some((scope) => bearer.scopes.has(`accounting.${scope}`)))
      throw xeroProblem(401, 'Unauthorized', 'AuthorizationUnsuccessful');
    if (request.headers['xero-tenant-id'] !== owner.tenant_id)
      throw xeroProblem(403, 'Forbidden', 'AuthenticationUnsuccessful');
    return owner;
  }
}
