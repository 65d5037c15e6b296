import { IsBoolean, IsInt, IsOptional, IsString, IsTimeZone, IsUUID, Max, Min } from 'class-validator';
import { CustomerSnapshot } from '../customer';
import { defineRpc } from '../define';
import { IntegrationSnapshot } from '../integration';
import { Nested, NestedList } from '../nested';
import { SeverityRow } from '../severity-policy';

export class SnapshotRequest {
  @IsOptional() @IsString() cursor?: string;
  @IsInt() @Min(1) @Max(500) limit: number;
}

/** As far as other services have a replica of them. */
export class SettingsSnapshot {
  @IsOptional() @IsTimeZone() time_zone?: string;
  @IsOptional() @NestedList(() => SeverityRow) severity_policy?: SeverityRow[];
  @IsInt() @Min(1) version: number;
}

export class SnapshotItem {
  @IsUUID('loose') tenant_id: string;
  @IsOptional() @Nested(() => IntegrationSnapshot) integration?: IntegrationSnapshot;
  @IsOptional() @Nested(() => CustomerSnapshot) customer?: CustomerSnapshot;
  @IsOptional() @Nested(() => SettingsSnapshot) settings?: SettingsSnapshot;
}

export class SnapshotAnswer {
  @NestedList(() => SnapshotItem) items: SnapshotItem[];
  /** The settings of tenants are among the pages. An older release gives none. */
  @IsOptional() @IsBoolean() has_settings?: boolean;
  /** Absent on the last page. */
  @IsOptional() @IsString() next_cursor?: string;
}

export const snapshot = defineRpc({
  service: 'integrations',
  verb: 'snapshot',
  summary:
    'The settings of all tenants, then all customers and all integrations in the order of their ids, page by page, to fill a replica or to compare one.',
  request: SnapshotRequest,
  response: SnapshotAnswer,
  repeatable: true,
});
