import { HttpException, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BearerTokens } from '../../oauth/bearer';
import { accountOf, type BasecampAccount } from './accounts';

const identified = /\((?=.*(?:https?:\/\/|@)).+\)/;
const signIn = 'https://launchpad.37signals.com/authorization/new';

export const basecampRefusal = (status: number, error: string): HttpException =>
  new HttpException({ status, error }, status);

/** Finds whose account a request may use: it needs a User-Agent with contact details, a token, and the right path. */
@Injectable()
export class BasecampAccess {
  constructor(private readonly bearer: BearerTokens) {}

  person(request: FastifyRequest): BasecampAccount {
    if (!identified.test(request.headers['user-agent'] ?? ''))
      throw basecampRefusal(400, 'Please include a User-Agent header with your name and a way to reach you.');
    const bearer = this.bearer.check('basecamp', request);
    const found = bearer.ok && accountOf(bearer.account);
    if (found) return found;
    const expired = !bearer.ok && bearer.why === 'expired';
    const link = `<a href="${signIn}">${signIn}</a>`;
    const why = expired
      ? `OAuth token expired (old age). Refresh your token or acquire a new one at ${link}`
      : `OAuth token could not be verified. Acquire a new one at ${link}`;
    throw new HttpException({ error: why }, 401);
  }

  account(request: FastifyRequest, reply: FastifyReply, account_id: string): BasecampAccount {
    if (this.isSuspended(request)) {
      void reply.header('reason', 'Account Inactive');
      throw basecampRefusal(404, 'Not Found');
    }
    const person = this.person(request);
    if (String(person.account_id) !== account_id) throw basecampRefusal(404, 'Not Found');
    return person;
  }

  private isSuspended(request: FastifyRequest): boolean {
    const bearer = this.bearer.check('basecamp', request);
    return !bearer.ok && bearer.why === 'deactivated';
  }
}
