import { HttpException, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BearerTokens } from '../oauth/bearer';
import { type GoogleAccount, World } from '../world/world';
import { googleFailure } from './google-failure';
import { driveScope } from './google-server';

export interface DriveAccess {
  owner: GoogleAccount;
  /** Whether all files are within reach, or only those that the app created. */
  reaches_all: boolean;
}

/** Whose Drive a request may see, and how much of it. */
@Injectable()
export class GoogleAccess {
  constructor(
    @Inject(World) private readonly world: World,
    @Inject(BearerTokens) private readonly bearer: BearerTokens,
  ) {}

  signedIn(request: FastifyRequest): GoogleAccount {
    const granted = this.granted(request);
    if (!granted?.scopes.has('openid'))
      throw new HttpException({ error: 'invalid_request', error_description: 'Invalid Credentials' }, 401);
    return granted.owner;
  }

  reading(request: FastifyRequest): DriveAccess {
    return this.drive(request, ['drive', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly']);
  }

  writing(request: FastifyRequest): DriveAccess {
    return this.drive(request, ['drive']);
  }

  private drive(request: FastifyRequest, all: string[]): DriveAccess {
    const granted = this.granted(request);
    if (!granted) {
      const where = { locationType: 'header', location: 'Authorization' };
      throw googleFailure(401, 'authError', 'Invalid Credentials', where);
    }
    const { owner, scopes } = granted;
    const reaches_all = all.some((name) => scopes.has(driveScope(name)));
    if (reaches_all || scopes.has(driveScope('drive.file'))) return { owner, reaches_all };
    const lacking = 'Insufficient Permission: Request had insufficient authentication scopes.';
    throw googleFailure(403, 'insufficientPermissions', lacking);
  }

  private granted(request: FastifyRequest): { owner: GoogleAccount; scopes: Set<string> } | undefined {
    const bearer = this.bearer.check('google', request);
    const owner = bearer.ok && this.world.provider_accounts.google.find((one) => one.account === bearer.account);
    return bearer.ok && owner ? { owner, scopes: bearer.scopes } : undefined;
  }
}
