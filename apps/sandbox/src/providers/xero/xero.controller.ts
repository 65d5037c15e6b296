import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  HttpException,
  Param,
  Post,
  Put,
  Query,
  Req,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthorizationService } from '../../oauth/authorization-service';
import type { XeroAccount } from './accounts';
import { Invoicing } from './invoicing';
import { uuidOf, type XeroRecord, xeroTime } from './records';
import { Repeating } from './repeating';
import { XeroAccess } from './xero-access';
import { XeroBooks } from './xero-books';
import { validationException, xeroProblem } from './xero-failure';
import { listed, type Query as ListQuery } from './xero-list';

const invoiceScopes = ['invoices', 'transactions'];
const readable = (scopes: string[]): string[] => scopes.flatMap((scope) => [scope, `${scope}.read`]);
const api = 'xero/api.xro/2.0';

@Controller()
export class XeroController {
  constructor(
    private readonly access: XeroAccess,
    private readonly authorization: AuthorizationService,
    private readonly stored: XeroBooks,
    private readonly invoicing: Invoicing,
    private readonly repeating: Repeating,
  ) {}

  @Get(['xero/connections', 'xero/Connections'])
  connections(@Req() request: FastifyRequest, @Query('authEventId') event: string | undefined): unknown[] {
    const { bearer, owner } = this.access.granted(request);
    const authEventId = uuidOf(bearer.grant_id);
    if (event && event !== authEventId) return [];
    const at = '2026-01-01T09:00:00.0000000';
    const { tenant_id: tenantId, name: tenantName } = owner;
    const id = connectionOf(owner);
    return [
      { id, authEventId, tenantId, tenantType: 'ORGANISATION', tenantName, createdDateUtc: at, updatedDateUtc: at },
    ];
  }

  /** Disconnects the organisation. In this world a grant has one, so nothing is left of it. */
  @Delete(['xero/connections/:id', 'xero/Connections/:id'])
  @HttpCode(204)
  disconnect(@Req() request: FastifyRequest, @Param('id') id: string): void {
    const { bearer, owner } = this.access.granted(request);
    if (id !== connectionOf(owner)) throw xeroProblem(404, 'NotFound', 'The connection cannot be found');
    this.authorization.store('xero').revokeGrant(bearer.grant_id);
  }

  @Get(`${api}/Organisation`)
  organisation(@Req() request: FastifyRequest): unknown {
    const { tenant_id, name } = this.access.books(request, ...readable(['settings']));
    const more = { OrganisationType: 'COMPANY', BaseCurrency: 'EUR', CountryCode: 'NL', OrganisationStatus: 'ACTIVE' };
    return answer({ Organisations: [{ OrganisationID: tenant_id, Name: name, LegalName: name, ...more }] });
  }

  @Get(`${api}/Contacts`)
  contacts(
    @Req() request: FastifyRequest,
    @Query() query: ListQuery,
    @Headers('if-modified-since') since: string | undefined,
  ): unknown {
    const all = this.stored.contacts(this.access.books(request, ...readable(['contacts'])));
    const shown = all.filter(({ ContactStatus }) => ContactStatus === 'ACTIVE' || query['includeArchived'] === 'true');
    const { pagination, records } = listed(shown, query, since);
    return answer({ pagination, Contacts: records });
  }

  @Put(`${api}/Contacts`)
  @HttpCode(200)
  createContacts(
    @Req() request: FastifyRequest,
    @Body() body: { Contacts?: XeroRecord[] } | undefined,
  ): Promise<unknown> {
    const owner = this.access.books(request, 'contacts');
    const asked = body?.Contacts ?? [];
    return this.once(owner, request, () =>
      answer({ Contacts: asked.map((one) => this.repeating.contact(owner, one)) }),
    );
  }

  @Get(`${api}/RepeatingInvoices`)
  repeatingInvoices(@Req() request: FastifyRequest, @Query() query: ListQuery): unknown {
    const all = this.stored.repeatingInvoices(this.access.books(request, ...readable(invoiceScopes)));
    return answer({ RepeatingInvoices: listed(all, { ...query, pageSize: '1000' }, undefined).records });
  }

  @Put(`${api}/RepeatingInvoices`)
  @HttpCode(200)
  createRepeating(
    @Req() request: FastifyRequest,
    @Body() body: { RepeatingInvoices?: XeroRecord[] } | undefined,
  ): Promise<unknown> {
    const owner = this.access.books(request, ...invoiceScopes);
    const asked = body?.RepeatingInvoices ?? [];
    return this.once(owner, request, () =>
      answer({ RepeatingInvoices: asked.map((one) => this.repeating.invoice(owner, one)) }),
    );
  }

  @Get(`${api}/Invoices`)
  invoices(
    @Req() request: FastifyRequest,
    @Query() query: ListQuery,
    @Headers('if-modified-since') since: string | undefined,
  ): unknown {
    const owner = this.access.books(request, ...readable(invoiceScopes));
    const all = query['createdByMyApp'] === 'true' ? this.stored.created(owner) : this.stored.invoices(owner);
    const { pagination, records } = listed(all, query, since);
    return answer({ pagination, Invoices: records });
  }

  @Get(`${api}/Invoices/:id`)
  invoice(@Req() request: FastifyRequest, @Param('id') id: string): unknown {
    const all = this.stored.invoices(this.access.books(request, ...readable(invoiceScopes)));
    const found = all.find(({ InvoiceID, InvoiceNumber }) => InvoiceID === id || InvoiceNumber === id);
    if (!found) throw xeroProblem(404, 'NotFound', 'The resource you are looking for cannot be found');
    return answer({ Invoices: [found] });
  }

  @Put(`${api}/Invoices`)
  @Post(`${api}/Invoices`)
  @HttpCode(200)
  create(@Req() request: FastifyRequest, @Body() body: { Invoices?: XeroRecord[] } | undefined): Promise<unknown> {
    const owner = this.access.books(request, ...invoiceScopes);
    const asked = body?.Invoices ?? [];
    if (!asked.length) throw validationException({}, ['No invoices were given']);
    return this.once(owner, request, () => answer({ Invoices: asked.map((one) => this.invoicing.create(owner, one)) }));
  }

  @Post(`${api}/Invoices/:id/Email`)
  @HttpCode(204)
  email(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const owner = this.access.books(request, ...invoiceScopes);
    return this.once(owner, request, () => this.invoicing.email(owner, id));
  }

  /** The same key and request get the first answer; another request with the same key fails. */
  private async once(owner: XeroAccount, request: FastifyRequest, act: () => unknown): Promise<unknown> {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !key) return act();
    if (key.length > 128) throw validationException({}, ['Idempotency-Key must be at most 128 characters']);
    const asked = `${request.method} ${request.url} ${JSON.stringify(request.body)}`;
    const known = this.stored.answerFor(`${owner.account}:${key}`);
    if (known && known.request !== asked)
      throw validationException({}, ['The idempotency key was used with another request']);
    if (known?.status === 400) throw new HttpException(known.body as object, 400);
    if (known) return known.body;
    const remember = (status: number, body: unknown): void =>
      this.stored.answers.set(`${owner.account}:${key}`, { request: asked, status, body, at: Date.now() });
    try {
      const made = await act();
      remember(200, made);
      return made;
    } catch (error) {
      if (error instanceof HttpException && error.getStatus() === 400) remember(400, error.getResponse());
      throw error;
    }
  }
}

const connectionOf = ({ tenant_id }: XeroAccount): string => uuidOf(`${tenant_id}/connection`);

const answer = (body: XeroRecord): XeroRecord => ({
  Id: randomUUID(),
  Status: 'OK',
  ProviderName: 'Linesman',
  DateTimeUTC: xeroTime(Date.now()),
  ...body,
});
