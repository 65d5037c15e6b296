import {
  ArrayMaxSize,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Min,
} from 'class-validator';
import { type Language, languages } from './language';
import { Nested, NestedList } from './nested';

export class Manager {
  @IsString() @Length(1, 200) name: string;
  @IsEmail() email: string;
}

export class Csm {
  @IsString() @Length(1, 200) name: string;
  @IsEmail() email: string;
  /** If absent, looked up by email. */
  @IsOptional() @IsString() slack_user_id?: string;
  /** IANA name. If absent, the customer's is used. */
  @IsOptional() @IsTimeZone() time_zone?: string;
  @IsOptional() @Nested(() => Manager) manager?: Manager;
}

export class TechnicalContact {
  @IsString() @Length(1, 200) name: string;
  @IsEmail() email: string;
  @IsOptional() @IsString() @Length(0, 200) title?: string;
  /** Of emails to them and of the pages behind their links. If absent, the tenant's. */
  @IsOptional() @IsIn(languages) language?: Language;
}

/** A customer, as services send it to each other. */
export class CustomerSnapshot {
  @IsUUID() customer_id: string;
  @IsString() @Length(1, 10_000) name: string;
  /** Annual recurring revenue in whole US dollars. */
  @IsOptional() @IsNumber() @Min(0) arr?: number;
  @IsOptional() @Nested(() => Csm) csm?: Csm;
  @IsOptional() @Nested(() => TechnicalContact) technical_contact?: TechnicalContact;
  /** Who is told, in this order, where the technical contact cannot be reached or nobody acts. */
  @IsOptional() @NestedList(() => TechnicalContact) @ArrayMaxSize(5) other_contacts?: TechnicalContact[];
  /** Connection code → the customer's id at that provider, e.g. `{ "stripe": "cus_…" }`. */
  @IsOptional() @IsObject() external_ids?: Record<string, string>;
  /** IANA name. Messages use it for working hours and dates. */
  @IsTimeZone() time_zone: string;
  @IsInt() @Min(1) version: number;
}
