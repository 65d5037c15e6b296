import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsISO4217CurrencyCode, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { type Unit, units } from './price';

export class PricesQuery extends PageQuery {
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
}

export class NewPrice {
  @Matches(/^[a-z0-9_]{1,100}$/) connection_code: string;
  /** A capability of the connection, or `probe`. If absent, every call that no price of its own covers, probes included. */
  @IsOptional() @Matches(/^([A-Z][A-Z0-9_]{1,99}|probe)$/) capability_code?: string;
  /** call: each call to the provider, also one that fails. record: each record that a sync reads. */
  @IsIn(units) per: Unit;
  /** Decimal text in the currency, with at most eight digits after the point: `0.0042`. */
  @Matches(/^\d{1,9}(\.\d{1,8})?$/) amount: string;
  @Matches(/^[A-Z]{3}$/) @IsISO4217CurrencyCode() currency: string;
  /** The first day, in the workspace's time zone. It is in force until the day of a later price. */
  @Matches(/^[1-9]\d{3}-\d{2}-\d{2}$/) @IsISO8601({ strict: true }) valid_from: string;
}

export interface PriceView {
  price_id: string;
  connection_code: string;
  /** Null for every call of the connection that no price of its own covers. */
  capability_code: string | null;
  per: Unit;
  amount: string;
  currency: string;
  valid_from: string;
  set_by: string;
  set_at: Date;
}
