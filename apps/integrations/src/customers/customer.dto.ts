import { Csm, type CustomerSnapshot, TechnicalContact, Nested, NestedList } from '@linesman/contracts';
import { PageQuery } from '@linesman/service-kit';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Min,
} from 'class-validator';
import type { Customer } from './customer.entity';

/** The whole customer: a field that is absent is emptied. */
export class CustomerBody {
  @IsString() @Length(1, 200) name: string;
  @IsOptional() @IsNumber() @Min(0) arr?: number;
  @IsOptional() @Nested(() => Csm) csm?: Csm;
  @IsOptional() @Nested(() => TechnicalContact) technical_contact?: TechnicalContact;
  /** Who is told, in this order, where the technical contact cannot be reached or nobody acts. Needs a technical contact. */
  @IsOptional() @NestedList(() => TechnicalContact) @ArrayMaxSize(5) other_contacts?: TechnicalContact[];
  @IsTimeZone() time_zone = 'UTC';
  /**
   * The customer's ids in other systems. At a provider: by the connection (`stripe`), or by the account (`stripe:acct_1`),
   * which counts first. Ids of profiles that Linesman made stay, unless the body has another id for the account.
   */
  @IsOptional() @IsObject() external_ids?: Record<string, string>;
}

export class CustomerFilter extends PageQuery {
  /** Part of the name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  /** Only the customers with these ids, separated by commas, 200 at most. */
  @IsOptional()
  @Transform(({ value }) => String(value).split(','))
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  customer_ids?: string[];
}

export type CustomerView = Omit<Customer, 'tenant_id' | 'deleted_at'>;

export function viewOf({ tenant_id: _tenant, deleted_at: _deleted, ...shown }: Customer): CustomerView {
  return shown;
}

export const snapshotOf = (row: Customer): CustomerSnapshot => ({
  customer_id: row.customer_id,
  name: row.name,
  ...(row.arr === null ? {} : { arr: row.arr }),
  ...(row.csm ? { csm: row.csm } : {}),
  ...(row.technical_contact ? { technical_contact: row.technical_contact } : {}),
  ...(row.other_contacts.length > 0 ? { other_contacts: row.other_contacts } : {}),
  external_ids: row.external_ids,
  time_zone: row.time_zone,
  version: row.version,
});
