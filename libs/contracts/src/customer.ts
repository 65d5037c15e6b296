import { Type } from 'class-transformer';
import {
  IsEmail,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';

export class Manager {
  @IsString() @Length(1, 200) name: string;
  @IsEmail() email: string;
}

export class Csm {
  @IsString() @Length(1, 200) name: string;
  @IsEmail() email: string;
  /** Looked up by email when it is not known. */
  @IsOptional() @IsString() slack_user_id?: string;
  @IsOptional() @ValidateNested() @Type(() => Manager) manager?: Manager;
}

export class TechnicalContact {
  @IsString() @Length(1, 200) name: string;
  @IsEmail() email: string;
  @IsOptional() @IsString() @Length(0, 200) title?: string;
}

/** An account of a tenant as it travels between services. */
export class CustomerSnapshot {
  @IsUUID() customer_id: string;
  @IsString() @Length(1, 10_000) name: string;
  /** Annual recurring revenue in whole US dollars. */
  @IsOptional() @IsNumber() @Min(0) arr?: number;
  @IsOptional() @ValidateNested() @Type(() => Csm) csm?: Csm;
  @IsOptional() @ValidateNested() @Type(() => TechnicalContact) technical_contact?: TechnicalContact;
  /** IANA name; working hours and dates in messages follow it. */
  @IsTimeZone() time_zone: string;
  @IsInt() @Min(1) version: number;
}
