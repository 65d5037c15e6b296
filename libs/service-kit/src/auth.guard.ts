import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type AuthenticatedRequest, PUBLIC, type Role, ROLES } from './principal';
import { Problem } from './problem';
import { InvalidToken, TokenVerifier } from './token-verifier';

/** Answers 401 without a valid token, and 403 without a role of the route. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // Callers of RPCs and publishers of messages are verified by libs/messaging.
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw new Problem(401, 'no-token', 'Send a bearer token in the Authorization header.');
    const principal = await this.verifier.verify(token).catch((error: unknown) => {
      if (error instanceof InvalidToken) throw new Problem(401, 'invalid-token', error.message);
      throw new Problem(
        503,
        'issuer-unreachable',
        'The token could not be checked because its issuer does not answer. Try again.',
      );
    });
    const allowed = this.reflector.getAllAndOverride<Role[]>(ROLES, targets) ?? [];
    if (!allowed.some((role) => principal.roles.includes(role)))
      throw new Problem(403, 'wrong-role', `This needs one of the roles ${allowed.join(', ')}.`);
    request.principal = principal;
    return true;
  }
}
