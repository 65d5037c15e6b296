import { Controller, Get, Headers, HttpException, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SandboxConfig } from '../../config';
import { BearerTokens } from '../../oauth/bearer';
import { accountOf, type SalesforceAccount } from './accounts';
import { query } from './query';
import { identityUrl } from './authorization-server';
import { SoqlError } from './soql';

const version = 'v62.0';
const refuse = (status: number, errorCode: string, message: string): HttpException =>
  new HttpException([{ message, errorCode }], status);

interface QueryAnswer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: unknown[];
}

@Controller('salesforce')
export class SalesforceController {
  constructor(
    private readonly config: SandboxConfig,
    private readonly bearer: BearerTokens,
  ) {}

  @Get(`services/data/${version}/query`)
  query(
    @Req() request: FastifyRequest,
    @Query('q') soql = '',
    @Headers('sforce-query-options') options = '',
  ): QueryAnswer {
    const batch = Number(/batchSize=(\d+)/i.exec(options)?.[1] ?? 2000);
    return this.batch(this.account(request, 'api'), soql, 0, Math.min(2000, Math.max(200, batch)));
  }

  /** The locator holds the whole query, so that the next page can be had after a restart too. */
  @Get(`services/data/${version}/query/:locator`)
  more(@Req() request: FastifyRequest, @Param('locator') locator: string): QueryAnswer {
    const account = this.account(request, 'api');
    const [text = '', start, size] = locator.split('-');
    const soql = Buffer.from(text, 'hex').toString('utf8');
    if (!soql || !(Number(start) > 0) || !(Number(size) >= 200))
      throw refuse(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    return this.batch(account, soql, Number(start), Number(size));
  }

  @Get(`services/data/${version}/limits`)
  limits(@Req() request: FastifyRequest): unknown {
    this.account(request, 'api');
    return {
      DailyApiRequests: { Max: 100_000, Remaining: 99_123 },
      DailyBulkApiBatches: { Max: 15_000, Remaining: 15_000 },
      DataStorageMB: { Max: 1024, Remaining: 871 },
    };
  }

  /** Clients find the address of their identity here. */
  @Get(`services/data/${version}`)
  resources(@Req() request: FastifyRequest): unknown {
    const base = `/services/data/${version}`;
    const identity = identityUrl(this.config, this.account(request, 'api'));
    return { query: `${base}/query`, limits: `${base}/limits`, identity };
  }

  @Get('services/oauth2/userinfo')
  userinfo(@Req() request: FastifyRequest): unknown {
    return this.identity(this.account(request));
  }

  @Get('id/:organization/:user')
  whois(
    @Req() request: FastifyRequest,
    @Param('organization') organization: string,
    @Param('user') user: string,
  ): unknown {
    const account = this.account(request);
    if (account.organization_id !== organization || account.user_id !== user) throw new HttpException('Bad_Id', 403);
    return this.identity(account);
  }

  private identity(account: SalesforceAccount): unknown {
    const { organization_id, user_id, email, person } = account;
    const id = identityUrl(this.config, account);
    return {
      sub: id,
      id,
      asserted_user: true,
      user_id,
      organization_id,
      preferred_username: email,
      username: email,
      nickname: person,
      name: person,
      display_name: person,
      email,
      email_verified: true,
      user_type: 'STANDARD',
      active: true,
      urls: { rest: `${this.config.origin}/salesforce/services/data/v{version}/` },
    };
  }

  private batch(account: SalesforceAccount, soql: string, start: number, size: number): QueryAnswer {
    try {
      const { type, total, records: found } = query(soql, account);
      const end = Math.min(total, start + size);
      const records = found.slice(start, end).map((record, n) => ({
        attributes: { type, url: `/services/data/${version}/sobjects/${type}/${String(record['Id'] ?? start + n)}` },
        ...record,
      }));
      if (end >= total) return { totalSize: total, done: true, records };
      const next = `/services/data/${version}/query/${Buffer.from(soql).toString('hex')}-${end}-${size}`;
      return { totalSize: total, done: false, nextRecordsUrl: next, records };
    } catch (error) {
      if (error instanceof SoqlError) throw refuse(400, error.code, error.message);
      throw error;
    }
  }

  private account(request: FastifyRequest, scope?: string): SalesforceAccount {
    const bearer = this.bearer.check('salesforce', request);
    if (!bearer.ok) throw refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    if (scope && !bearer.scopes.has(scope) && !bearer.scopes.has('full')) {
      throw refuse(403, 'INSUFFICIENT_ACCESS', 'This session is not valid for use with the REST API');
    }
    const account = accountOf(bearer.account);
    if (!account) throw refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    return account;
  }
}
