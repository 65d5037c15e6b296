import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import {
  type Cause,
  causes,
  type Party,
  parties,
  type Severity,
  severities,
  type SignalType,
  signalTypes,
} from './cause';
import { CustomerSnapshot } from './customer';
import { IntegrationStatusChanged } from './events/integration-status-changed.v1';
import { Nested, NestedList } from './nested';

/** Whether syncs of records stopped: nothing but syncs, or syncs among other things. */
export const syncsStopped = ['only', 'also'] as const;
export type SyncsStopped = (typeof syncsStopped)[number];

/** One thing that is wrong with an integration. A signal has all of them. */
export class SignalProblem {
  @IsIn(causes) cause: Cause;
  @IsIn(parties) party: Party;
  /** What fails: a capability code, an endpoint. Absent if all of it does. */
  @IsOptional() @IsString() @Length(1, 100) part?: string;
  @IsISO8601() since: string;
  /** Of refused webhooks: how many since then. */
  @IsOptional() @IsInt() @Min(1) failures?: number;
  /** Of refused webhooks: what the endpoint answered to the last one. Absent if it did not answer. */
  @IsOptional() @IsInt() http_status?: number;
  /** Of a missing permission: its name, where the provider said it. */
  @IsOptional() @IsString() @Length(1, 200) missing_scope?: string;
  /** Of syncs that fail or are late: when one last worked. Absent where none has. */
  @IsOptional() @IsISO8601() last_worked_at?: string;
  /** What happened, in one sentence. */
  @IsOptional() @IsString() @Length(0, 1000) reason?: string;
}

export const endReasons = ['expire', 'unused'] as const;
/** Why credentials end: they have an end, or the provider ends what nobody uses for some time. */
export type EndReason = (typeof endReasons)[number];

/** The end of credentials that nothing renews. */
export class CredentialsEnd {
  @IsISO8601() at: string;
  @IsIn(endReasons) why: EndReason;
}

/** A risk signal with everything that a message about it needs. */
export class SignalSnapshot {
  @IsUUID() signal_id: string;
  @IsIn(signalTypes) signal_type: SignalType;
  @IsIn(severities) severity: Severity;
  /** The health change that caused it. Triggers of workflows are matched against it. */
  @Nested(() => IntegrationStatusChanged) status_change: IntegrationStatusChanged;
  /** Absent if the integration belongs to no customer. The tenant's admins are notified then. */
  @IsOptional() @Nested(() => CustomerSnapshot) customer?: CustomerSnapshot;
  @IsString() connection_name: string;
  /** All problems, the worst first; `status_change.cause` is the first one's. Absent in events of older versions. */
  @IsOptional() @NestedList(() => SignalProblem) problems?: SignalProblem[];
  /** Parts that work, where others fail. */
  @IsOptional() @IsArray() @IsString({ each: true }) working_parts?: string[];
  /** What does not work, as sentences, computed from what stopped. */
  @IsArray() @IsString({ each: true }) impact: string[];
  /** Absent where no sync stopped, and in events of older versions. */
  @IsOptional() @IsIn(syncsStopped) syncs_stopped?: SyncsStopped;
  @IsArray() @IsString({ each: true }) troubleshooting: string[];
  /** Where a person reconnects in the product, e.g. `Settings > Integrations > Salesforce > Reconnect`. */
  @IsString() reconnect_path: string;
  /** Set while the credentials end soon and still work. */
  @IsOptional() @Nested(() => CredentialsEnd) credentials_end?: CredentialsEnd;
  @IsOptional() @IsISO8601() previous_disconnection_at?: string;
  @IsISO8601() opened_at: string;
  /** Nobody is notified before this time, because the cause may be an outage. */
  @IsOptional() @IsISO8601() hold_until?: string;
}
