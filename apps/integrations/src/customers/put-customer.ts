import { isDeepStrictEqual } from 'node:util';
import { customerUpserted, type TechnicalContact } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, Database } from '@linesman/persistence';
import { Clock, type Expected, invalidFields, type Principal, Problem, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { lockName } from '../lock-name';
import { type CustomerBody, snapshotOf } from './customer.dto';
import { Customer } from './customer.entity';
import { madeIds } from './made-ids';

@Injectable()
export class PutCustomer {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  put(caller: Principal, customer_id: string, body: CustomerBody, expected?: Expected): Promise<Customer> {
    const wanted = {
      name: body.name,
      arr: body.arr ?? null,
      csm: body.csm ?? null,
      technical_contact: body.technical_contact ?? null,
      other_contacts: acceptContacts(body),
      time_zone: body.time_zone,
      external_ids: acceptIds(body.external_ids ?? {}),
    };
    const tenant_id = caller.tenantId;
    return this.database.inTenant(tenant_id, async (tx) => {
      await lockName(tx, `customer ${tenant_id} ${customer_id}`);
      const known = await tx.findOne(Customer, { where: { customer_id }, withDeleted: true });
      if (known?.deleted_at) throw new Problem(410, 'customer-deleted', 'This customer was deleted. Use a new id.');
      refuseStale(expected, known?.version);
      wanted.external_ids = { ...(await madeIds(tx, customer_id)), ...wanted.external_ids };
      const changed = changedFields(known, wanted);
      refuseMoreThanContact(caller, known ? changed : undefined);
      const row = tx.create(Customer, { ...(known ?? { tenant_id, customer_id, version: 0 }), ...wanted });
      row.version += 1;
      row.updated_at = this.clock.now();
      const saved = await tx.save(Customer, row);
      await this.outbox.emit(tx, customerUpserted, {
        tenantId: tenant_id,
        aggregateId: customer_id,
        aggregateVersion: saved.version,
        data: snapshotOf(saved),
      });
      await this.audit.record(tx, {
        tenant_id,
        actor: caller.subject,
        action: known ? 'customer.updated' : 'customer.created',
        subject_type: 'customer',
        subject_id: customer_id,
        detail: { changed },
      });
      return saved;
    });
  }
}

/** The CSM is who learns that a contact is the wrong one. All else about a customer is the tenant admins' and the platform's. */
function refuseMoreThanContact({ roles }: Principal, changed?: string[]): void {
  if (
    roles.some((role) => role === 'tenant_admin' || role === 'service') ||
    changed?.every((field) => field === 'technical_contact' || field === 'other_contacts')
  )
    return;
  throw new Problem(
    403,
    'contact-only',
    'You may change the technical contacts of a customer. Ask an admin for the rest.',
  );
}

function changedFields(known: Customer | null, wanted: Partial<Customer>): string[] {
  // Through JSON, because the parts of a body are class instances and those of a row are not.
  const fields = Object.entries(JSON.parse(JSON.stringify(wanted)) as Partial<Customer>);
  return fields
    .filter(([key, value]) => !isDeepStrictEqual(known?.[key as keyof Customer] ?? null, value))
    .map(([key]) => key);
}

/** Each is told once, and the first one first. */
function acceptContacts({ technical_contact, other_contacts = [] }: CustomerBody): TechnicalContact[] {
  if (other_contacts.length > 0 && !technical_contact)
    throw invalidFields([{ field: 'other_contacts', message: 'needs a technical_contact, who is told first' }]);
  const emails = [technical_contact, ...other_contacts].map((one) => one?.email.toLowerCase());
  if (new Set(emails).size < emails.length)
    throw invalidFields([{ field: 'other_contacts', message: 'must name each address once' }]);
  return other_contacts;
}

function acceptIds(ids: Record<string, string>): Record<string, string> {
  const entries = Object.entries(ids);
  const fits = ([key, value]: [string, unknown]) =>
    key.length <= 100 && typeof value === 'string' && value.length <= 200;
  if (entries.length > 50 || !entries.every(fits))
    throw invalidFields([{ field: 'external_ids', message: 'must hold at most 50 texts of 200 characters' }]);
  return ids;
}
