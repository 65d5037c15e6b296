import type { CustomerSnapshot, Severity } from '@linesman/contracts';
import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

export class FiguresQuery {
  /** `me`: customers whose CSM has the caller's email address. */
  @IsOptional() @IsIn(['me']) csm?: 'me';
}

export class CustomerHealthQuery extends PageQuery {
  /** `me`: customers whose CSM has the caller's email address. */
  @IsOptional() @IsIn(['me']) csm?: 'me';
  /** `true`: customers with an open signal. `false`: customers without one. */
  @IsOptional() @IsIn(['true', 'false']) at_risk?: 'true' | 'false';
  /** A part of the customer's name, or of the technical contact's name or address. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
}

export type CustomerHealth = Pick<CustomerSnapshot, 'customer_id' | 'name' | 'time_zone'> & {
  arr: number | null;
  csm: CustomerSnapshot['csm'] | null;
  technical_contact: CustomerSnapshot['technical_contact'] | null;
  /** Severity of the worst open signal. */
  severity: Severity | null;
  open_signals: number;
  /** Open signals that nobody has acknowledged. */
  unacknowledged: number;
  at_risk_since: Date | null;
  integrations: number;
  disconnected: number;
  degraded: number;
  /** Integrations that were looked at, and of which no call has succeeded yet. */
  never_worked: number;
  /** Integrations that nobody looked at, or not for long. */
  unknown: number;
};

export interface CustomerFigures {
  customers: number;
  at_risk: number;
  arr: number;
  arr_at_risk: number;
  open_signals: number;
  unacknowledged: number;
}
