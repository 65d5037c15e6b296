import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Bearer, BearerTokens } from '../oauth/bearer';
import { World, type XeroAccount } from '../world/world';
import { xeroProblem } from './xero-failure';

/** Whose books a request may open: a token, its scopes, and the organisation it names. */
@Injectable()
export class XeroAccess {
  constructor(
    @Inject(World) private readonly world: World,
    @Inject(BearerTokens) private readonly bearer: BearerTokens,
  ) {}

  granted(request: FastifyRequest): { bearer: Extract<Bearer, { ok: true }>; owner: XeroAccount } {
    const bearer = this.bearer.check('xero', request);
    const owner = bearer.ok && this.world.provider_accounts.xero.find((one) => one.account === bearer.account);
    if (bearer.ok && owner) return { bearer, owner };
    const expired = !bearer.ok && bearer.why === 'expired';
    throw xeroProblem(401, 'Unauthorized', expired ? 'TokenExpired: token expired' : 'AuthenticationUnsuccessful');
  }

  /** One of the scopes will do. */
  books(request: FastifyRequest, ...scopes: string[]): XeroAccount {
    const { bearer, owner } = this.granted(request);
    if (!scopes.some((scope) => bearer.scopes.has(`accounting.${scope}`)))
      throw xeroProblem(401, 'Unauthorized', 'AuthorizationUnsuccessful');
    if (request.headers['xero-tenant-id'] !== owner.tenant_id)
      throw xeroProblem(403, 'Forbidden', 'AuthenticationUnsuccessful');
    return owner;
  }
}
