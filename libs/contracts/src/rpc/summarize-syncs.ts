import { IsEmail, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { defineRpc } from '../define';
import { NestedList } from '../nested';

export class SummarizeSyncsRequest {
  @IsUUID() tenant_id: string;
  @IsISO8601() from: string;
  /** Not included. */
  @IsISO8601() to: string;
  /** The address of a CSM: only integrations of their customers count. */
  @IsOptional() @IsEmail() csm?: string;
}

/** An integration of which a sync run failed. */
export class FailingSync {
  @IsUUID() integration_id: string;
  @IsString() integration_name: string;
  @IsOptional() @IsString() customer_name?: string;
  @IsInt() @Min(1) failed: number;
}

export class SyncsSummary {
  /** Sync runs that ended. */
  @IsInt() @Min(0) runs: number;
  /** Those of them that read no record. */
  @IsInt() @Min(0) failed: number;
  /** How many integrations these are of. */
  @IsInt() @Min(0) failing_integrations: number;
  /** The first ten, most failures first. */
  @NestedList(() => FailingSync) failing: FailingSync[];
}

export const summarizeSyncs = defineRpc({
  service: 'status-monitor',
  verb: 'summarize_syncs',
  summary: 'How many sync runs of a tenant, or of the customers of one CSM, ended in a time, and which failed.',
  request: SummarizeSyncsRequest,
  response: SyncsSummary,
  repeatable: true,
});
