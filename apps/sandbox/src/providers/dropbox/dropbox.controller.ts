import { Body, Controller, HttpCode, HttpException, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthorizationService } from '../../oauth/authorization-service';
import { BearerTokens } from '../../oauth/bearer';
import { accountOf, type DropboxAccount } from './accounts';
import { file } from './files';

const page = 2000;

const refuse = (status: number, tag: string, more: Record<string, unknown> = {}): HttpException =>
  new HttpException({ error_summary: `${tag}/...`, error: { '.tag': tag.split('/')[0], ...more } }, status);

interface Listing {
  entries: unknown[];
  cursor: string;
  has_more: boolean;
}

@Controller('dropbox/2')
export class DropboxController {
  constructor(
    private readonly bearer: BearerTokens,
    private readonly authorization: AuthorizationService,
  ) {}

  @Post('users/get_current_account')
  @HttpCode(200)
  currentAccount(@Req() request: FastifyRequest): unknown {
    const { account_id, person, email, name } = this.account(request, 'account_info.read');
    const [given_name = '', surname = ''] = person.split(' ');
    return {
      account_id,
      name: { given_name, surname, familiar_name: given_name, display_name: person, abbreviated_name: given_name[0] },
      email,
      email_verified: true,
      disabled: false,
      locale: 'en',
      referral_link: 'https://www.dropbox.com/referrals',
      is_paired: false,
      account_type: { '.tag': 'business' },
      root_info: { '.tag': 'user', root_namespace_id: '1', home_namespace_id: '1' },
      country: 'US',
      team: { id: `dbtid:${account_id.slice(5)}`, name },
    };
  }

  @Post('files/list_folder')
  @HttpCode(200)
  listFolder(@Req() request: FastifyRequest, @Body() body: { path?: string; limit?: number } | undefined): Listing {
    const account = this.account(request, 'files.metadata.read');
    if (typeof body?.path !== 'string')
      throw new HttpException('Error in call to API function "files/list_folder": path', 400);
    if (body.path !== '') throw refuse(409, 'path/not_found', { path: { '.tag': 'not_found' } });
    return this.list(account, 0, Math.min(page, Math.max(1, body.limit ?? page)));
  }

  @Post('files/list_folder/continue')
  @HttpCode(200)
  continue(@Req() request: FastifyRequest, @Body() body: { cursor?: string } | undefined): Listing {
    const account = this.account(request, 'files.metadata.read');
    const [start, size] = Buffer.from(body?.cursor ?? '', 'base64url')
      .toString('utf8')
      .split('-')
      .map(Number);
    if (!(start !== undefined && start >= 0) || !(size !== undefined && size > 0)) throw refuse(409, 'reset');
    return this.list(account, start, size);
  }

  @Post('auth/token/revoke')
  @HttpCode(200)
  revoke(@Req() request: FastifyRequest): null {
    const bearer = this.check(request);
    this.authorization.store('dropbox').revokeGrant(bearer.grant_id);
    return null;
  }

  private list(account: DropboxAccount, start: number, size: number): Listing {
    const end = Math.min(account.files, start + size);
    const entries = Array.from({ length: Math.max(0, end - start) }, (_, n) => file(account, start + n));
    const cursor = Buffer.from(`${end}-${size}`).toString('base64url');
    return { entries, cursor, has_more: end < account.files };
  }

  private check(request: FastifyRequest): { grant_id: string; account: string; scopes: Set<string> } {
    const bearer = this.bearer.check('dropbox', request);
    if (bearer.ok) return bearer;
    if (bearer.why === 'expired') throw refuse(401, 'expired_access_token');
    if (bearer.why === 'deactivated') throw refuse(401, 'user_suspended');
    throw refuse(401, 'invalid_access_token');
  }

  private account(request: FastifyRequest, scope: string): DropboxAccount {
    const bearer = this.check(request);
    if (!bearer.scopes.has(scope)) throw refuse(401, 'missing_scope', { required_scope: scope });
    const account = accountOf(bearer.account);
    if (!account) throw refuse(401, 'invalid_access_token');
    return account;
  }
}
