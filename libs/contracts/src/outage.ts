import { IsIn, IsInt, IsISO8601, IsString, IsUUID, Min } from 'class-validator';
import { type Cause, causes } from './cause';

/** Whose failure an outage is: the provider's, or that of our own way to it. */
export const outageParties = ['provider', 'us'] as const;
export type OutageParty = (typeof outageParties)[number];

/** An outage, as far as it concerns one tenant. Each tenant with an integration in it gets events of its own. */
export class ProviderOutage {
  @IsUUID() outage_id: string;
  @IsString() connection_code: string;
  @IsString() connection_name: string;
  @IsIn(outageParties) party_at_fault: OutageParty;
  /** What most of the failing integrations fail with. */
  @IsIn(causes) cause: Cause;
  @IsISO8601() opened_at: string;
  /** How many integrations of the tenant the outage has concerned so far. */
  @IsInt() @Min(1) integrations: number;
  /** How many of them still fail. */
  @IsInt() @Min(0) still_failing: number;
}

export class ProviderOutageClosed extends ProviderOutage {
  /** When the provider worked again. */
  @IsISO8601() ended_at: string;
}
