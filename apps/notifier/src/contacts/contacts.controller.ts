import { Database, one, rows } from '@linesman/persistence';
import {
  Caller,
  notFound,
  type Page,
  PageQuery,
  pageOf,
  placeOf,
  type Principal,
  Problem,
  Roles,
} from '@linesman/service-kit';
import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { IsEmail, IsOptional } from 'class-validator';
import type { Contact } from './contact.entity';
import { Contacts } from './contacts';

export class ContactQuery extends PageQuery {
  /** The contact with this address. */
  @IsOptional() @IsEmail() address?: string;
}

export type StoppedContact = Pick<Contact, 'email' | 'stopped' | 'stopped_at'>;

@Roles('csm', 'tenant_admin', 'admin')
@Controller('contacts')
export class ContactsController {
  constructor(
    private readonly database: Database,
    private readonly contacts: Contacts,
  ) {}

  /** The technical contacts who get no more emails, and why. */
  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() query: ContactQuery): Promise<Page<StoppedContact>> {
    const [after] = placeOf(query, 'address') ?? [];
    const select = `select email, stopped, stopped_at from contacts
      where stopped is not null and ($1::text is null or email > $1)
        and ($3::text is null or email = lower($3)) order by email limit $2`;
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<StoppedContact>(tx, select, [after, query.limit + 1, query.address]),
    );
    return pageOf(found, query, ({ email }) => [email]);
  }

  /** Sends emails again to an address that bounced, at once those about problems that are still open. Who unsubscribed can subscribe again only with their own link. */
  @Delete(':address/stop')
  @HttpCode(204)
  async resumeEmails(@Caller() caller: Principal, @Param('address') address: string): Promise<void> {
    const { tenantId: tenant_id } = caller;
    const email = address.toLowerCase();
    await this.database.inTenant(tenant_id, async (tx) => {
      const contact = await one<Contact>(tx, 'select * from contacts where email = $1', [email]);
      if (!contact?.stopped) throw notFound('contact to whom emails stopped');
      if (contact.stopped === 'unsubscribed')
        throw new Problem(
          409,
          'unsubscribed',
          'This contact unsubscribed. Only they can subscribe again, with the link at the end of each email. Name another contact instead.',
        );
      if (await this.contacts.lift(tx, contact, 'bounced', caller.email ?? caller.subject))
        await this.contacts.audited(tx, contact, { action: 'contact.lifted', actor: caller.subject });
    });
  }
}
