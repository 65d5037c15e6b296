import { HttpException, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BearerTokens } from '../../oauth/bearer';
import { accountOf, type GoogleAccount } from './accounts';
import { HeadedException } from '../../http/problem';
import { googleError, googleFailure } from './google-failure';
import { driveScope } from './authorization-server';

export interface DriveAccess {
  owner: GoogleAccount;
  /** Whether it may see all files, or only those that the app created. */
  reaches_all: boolean;
}

/** Finds whose Drive a request may see, and how much of it. */
@Injectable()
export class GoogleAccess {
  constructor(private readonly bearer: BearerTokens) {}

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
    const any = [...all, 'drive.file'].map(driveScope).join(' ');
    throw new HeadedException(googleError(403, 'insufficientPermissions', lacking), 403, {
      'www-authenticate': `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${any}"`,
    });
  }

  private granted(request: FastifyRequest): { owner: GoogleAccount; scopes: Set<string> } | undefined {
    const bearer = this.bearer.check('google', request);
    const owner = bearer.ok && accountOf(bearer.account);
    return bearer.ok && owner ? { owner, scopes: bearer.scopes } : undefined;
  }
}
