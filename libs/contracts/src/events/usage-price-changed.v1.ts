import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { defineEvent } from '../define';

export const priceChanges = ['set', 'deleted'] as const;
export type PriceChange = (typeof priceChanges)[number];

export class UsagePriceChanged {
  @IsUUID() price_id: string;
  @IsIn(priceChanges) change: PriceChange;
  /** The user or service who made the change. */
  @IsString() @Length(1, 200) changed_by: string;
  @IsString() connection_code: string;
  /** Absent for every call of the connection that no price of its own covers. */
  @IsOptional() @IsString() @Length(1, 100) capability_code?: string;
  /** call: each call to the provider. record: each record that a sync reads. */
  @IsIn(['call', 'record']) per: 'call' | 'record';
  /** Decimal text in the currency. */
  @Matches(/^\d+(\.\d+)?$/) amount: string;
  /** ISO 4217. */
  @Matches(/^[A-Z]{3}$/) currency: string;
  /** The first day, in the tenant's time zone. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) valid_from: string;
}

export const usagePriceChanged = defineEvent({
  type: 'usage_price_changed',
  producer: 'status-monitor',
  aggregate: 'usage_price',
  verb: 'changed',
  summary: 'Somebody set or deleted a price in the price list of a tenant.',
  data: UsagePriceChanged,
});
