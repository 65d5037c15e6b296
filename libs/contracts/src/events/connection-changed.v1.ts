import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { defineEvent } from '../define';

export const connectionStatuses = ['active', 'beta', 'deprecated'] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

export class ConnectionSnapshot {
  @IsString() connection_code: string;
  @IsString() display_name: string;
  @IsOptional() @IsString() description?: string;
  @IsOptional() @IsString() logo_url?: string;
  @IsIn(connectionStatuses) status: ConnectionStatus;
  @IsInt() @Min(1) version: number;
}

export const connectionChanged = defineEvent({
  type: 'connection_changed',
  producer: 'catalog',
  aggregate: 'connection',
  verb: 'changed',
  summary: 'A connection was added to the catalog, changed or removed.',
  data: ConnectionSnapshot,
});
