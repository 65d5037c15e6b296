import { IsArray, IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { type Cause, causes, type Party, parties, type Remedy, remedies } from './cause';
import { Nested, NestedList } from './nested';
import { DependentsAnswer } from './rpc/dependents';
import { WorkloadAnswer } from './rpc/workload';
import { resolutions } from './events/risk-signal-resolved.v1';
import { type SyncsStopped, syncsStopped } from './signal';

/** How sure a diagnosis is. `doubted`: something speaks against it. */
export const certainties = ['confirmed', 'seen_once', 'doubted'] as const;
export type Certainty = (typeof certainties)[number];

export const evidenceKinds = ['observations', 'provider', 'siblings', 'canary', 'outage'] as const;

/** One thing that makes a diagnosis more or less sure. */
export class Evidence {
  @IsIn(evidenceKinds) kind: (typeof evidenceKinds)[number];
  @IsIn(['for', 'against', 'open']) says: 'for' | 'against' | 'open';
  @IsString() text: string;
}

/** What was tried since the problem began, by whom or what. */
export const attemptsAt = [
  'execution',
  'probe',
  'refresh',
  'webhook',
  'sso',
  'provider_webhook',
  'schedule',
  'measurement',
  'records',
  'scopes',
  'reconnect',
] as const;

export class Tried {
  @IsIn(attemptsAt) what: (typeof attemptsAt)[number];
  /** The first of them, where several ended alike. */
  @IsISO8601() at: string;
  @IsOptional() @IsISO8601() last_at?: string;
  @IsInt() @Min(1) times: number;
  @IsIn(['failed', 'worked']) outcome: 'failed' | 'worked';
  /** What came back, as a sentence. */
  @IsString() answer: string;
  @IsOptional() @IsString() part?: string;
}

export class EndedDisconnection {
  @IsISO8601() began_at: string;
  @IsISO8601() ended_at: string;
  @IsIn(resolutions) resolution: (typeof resolutions)[number];
  /** Somebody entered new credentials before it ended. */
  @IsOptional() reconnected?: boolean;
}

export class PreviousDisconnections {
  /** As far back as signals are kept: 400 days. */
  @IsInt() @Min(0) count: number;
  @IsOptional() @Nested(() => EndedDisconnection) last?: EndedDisconnection;
}

export class LikelyFix {
  @IsIn(remedies) remedy: Remedy;
  /** The steps of the provider's manifest for this cause. */
  @IsArray() @IsString({ each: true }) steps: string[];
}

/** Whom a problem concerns and what it stops, by the numbers of the moment at which it was asked. */
export class Impact {
  /** What does not work, as sentences. Capabilities that nobody used lately are not among them. */
  @IsArray() @IsString({ each: true }) lines: string[];
  /** The same without how often and when, as a customer's contact reads it. */
  @IsArray() @IsString({ each: true }) stopped: string[];
  /** Capabilities that were not used lately, so that nothing of them has stopped. */
  @IsArray() @IsString({ each: true }) not_used: string[];
  /** The three facts that matter most, each in a few words. */
  @IsArray() @IsString({ each: true }) facts: string[];
  /** How many requests wait until the integration works again, in words. Absent where none does. */
  @IsOptional() @IsString() waiting?: string;
  /** What could not be found out, as sentences with the reason. */
  @IsArray() @IsString({ each: true }) not_known: string[];
  @IsOptional() @IsIn(syncsStopped) syncs_stopped?: SyncsStopped;
  @IsOptional() @IsNumber() arr?: number;
  /** Absent where the integrations service did not answer. */
  @IsOptional() @Nested(() => DependentsAnswer) dependents?: DependentsAnswer;
  /** Absent where the executor did not answer. */
  @IsOptional() @Nested(() => WorkloadAnswer) workload?: WorkloadAnswer;
}

/** What is known of one risk signal's problem at a moment. */
export class SignalDiagnosis {
  @IsUUID() signal_id: string;
  @IsISO8601() as_of: string;
  @IsOptional() @IsIn(causes) cause?: Cause;
  @IsOptional() @IsString() reason?: string;
  @IsOptional() @IsString() error_code?: string;
  @IsIn(parties) party_at_fault: Party;
  /** The start of the first call that failed. */
  @IsISO8601() failing_since: string;
  @IsOptional() @IsISO8601() last_worked_at?: string;
  @IsIn(certainties) certainty: Certainty;
  @NestedList(() => Evidence) evidence: Evidence[];
  /** The newest first. */
  @NestedList(() => Tried) tried: Tried[];
  /** When it is checked next. Absent where nothing is planned. */
  @IsOptional() @IsISO8601() next_check_at?: string;
  @Nested(() => PreviousDisconnections) previous: PreviousDisconnections;
  @Nested(() => LikelyFix) likely_fix: LikelyFix;
  /** Absent once the signal has ended. */
  @IsOptional() @Nested(() => Impact) impact?: Impact;
}
