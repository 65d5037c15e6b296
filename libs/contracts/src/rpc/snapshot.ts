import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { CustomerSnapshot } from '../customer';
import { defineRpc } from '../define';
import { IntegrationSnapshot } from '../integration';

export class SnapshotRequest {
  @IsOptional() @IsString() cursor?: string;
  @IsInt() @Min(1) @Max(500) limit: number;
}

export class SnapshotItem {
  @IsUUID('loose') tenant_id: string;
  @IsOptional() @ValidateNested() @Type(() => IntegrationSnapshot) integration?: IntegrationSnapshot;
  @IsOptional() @ValidateNested() @Type(() => CustomerSnapshot) customer?: CustomerSnapshot;
}

export class SnapshotAnswer {
  @ValidateNested({ each: true }) @Type(() => SnapshotItem) items: SnapshotItem[];
  /** Absent on the last page. */
  @IsOptional() @IsString() next_cursor?: string;
}

export const snapshot = defineRpc({
  service: 'integrations',
  verb: 'snapshot',
  summary: 'All customers and integrations, page by page, to fill a replica or to compare one.',
  request: SnapshotRequest,
  response: SnapshotAnswer,
});
