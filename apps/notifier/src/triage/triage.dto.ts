import { causes, type Cause, type Severity, type SignalType } from '@linesman/contracts';
import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { CountedView } from './saved-views.dto';
import { type View, views } from './view';

/** Who has to act: a party, or an administrator of the tenant where the integration belongs to no customer. */
export const owners = ['customer', 'admin', 'provider', 'us', 'nobody'] as const;
export type Owner = (typeof owners)[number];

/** Stands for the cause of a group whose cause is not known. */
export const NO_CAUSE = 'none';
export const groupCauses = [...causes, NO_CAUSE] as const;
export type GroupCause = (typeof groupCauses)[number];

export class TriageQuery {
  @IsOptional() @IsIn(views) view?: View;
  /** A part of the customer's or the integration's name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
}

export class TriagedSignalsQuery extends PageQuery {
  @IsOptional() @IsIn(views) view?: View;
  /** A part of the customer's or the integration's name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
  /** `none`: those whose cause is not known. */
  @IsOptional() @IsIn(groupCauses) cause?: GroupCause;
  @IsOptional() @IsIn(owners) owner?: Owner;
}

/** An open signal as one row. */
export interface TriagedSignal {
  signal_id: string;
  integration_id: string;
  integration_name: string;
  connection_code: string;
  connection_name: string;
  customer_id: string | null;
  customer_name: string | null;
  /** Of the customer. */
  arr: number | null;
  signal_type: SignalType;
  severity: Severity;
  cause: Cause | null;
  failure_reason: string | null;
  owner: Owner;
  opened_at: string;
  /** Whom it was assigned to, otherwise the customer's CSM. */
  handler_name: string | null;
  /** Whether the caller handles it. */
  mine: boolean;
  assigned: boolean;
  acknowledged_by: string | null;
  acknowledged_until: string | null;
  snoozed_by: string | null;
  /** Absent where it is snoozed until it gets worse. */
  snoozed_until: string | null;
}

/** Customers with an open signal, each counted once. */
export interface AtRisk {
  signals: number;
  customers: number;
  /** Together, of those whose ARR is known. */
  arr: number;
  /** Customers whose ARR is not known. */
  arr_unknown: number;
}

export interface AtRiskAtProvider extends AtRisk {
  connection_code: string;
  connection_name: string;
}

export interface AtRiskByOwner extends AtRisk {
  owner: Owner;
}

/** Open signals with the same cause at the same provider that the same party has to end. */
export interface TriageGroup extends AtRisk {
  connection_code: string;
  connection_name: string;
  /** Of an outage: what most of its signals fail with. */
  cause: Cause | null;
  owner: Owner;
  /** The worst. */
  severity: Severity;
  /** When the first of them opened. */
  opened_at: string;
  /** Since when the provider has an outage that they are part of. */
  outage_since: string | null;
  /** The most urgent ones. */
  first: TriagedSignal[];
}

export interface Triage {
  /** How many open signals each view has. */
  views: Record<View, number>;
  /** What the caller has saved, by name. */
  saved: CountedView[];
  /** Of the view that was asked for. */
  at_risk: AtRisk;
  /** Those with the highest ARR first. */
  by_provider: AtRiskAtProvider[];
  by_owner: AtRiskByOwner[];
  /** Groups of the view that was asked for, however many are listed. */
  groups: number;
  /** The most urgent first. */
  items: TriageGroup[];
}
