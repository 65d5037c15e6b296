import { IsInt, IsOptional, IsString, IsUUID, Max, Min } from 'class-validator';
import { CustomerSnapshot } from '../customer';
import { defineRpc } from '../define';
import { IntegrationSnapshot } from '../integration';
import { Nested, NestedList } from '../nested';

export class SnapshotRequest {
  @IsOptional() @IsString() cursor?: string;
  @IsInt() @Min(1) @Max(500) limit: number;
}

export class SnapshotItem {
  @IsUUID('loose') tenant_id: string;
  @IsOptional() @Nested(() => IntegrationSnapshot) integration?: IntegrationSnapshot;
  @IsOptional() @Nested(() => CustomerSnapshot) customer?: CustomerSnapshot;
}

export class SnapshotAnswer {
  @NestedList(() => SnapshotItem) items: SnapshotItem[];
  /** Absent on the last page. */
  @IsOptional() @IsString() next_cursor?: string;
}

export const snapshot = defineRpc({
  service: 'integrations',
  verb: 'snapshot',
  summary:
    'All customers and then all integrations in the order of their ids, page by page, to fill a replica or to compare one.',
  request: SnapshotRequest,
  response: SnapshotAnswer,
  repeatable: true,
});
