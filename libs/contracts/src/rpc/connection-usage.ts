import { IsInt, IsString, Length, Min } from 'class-validator';
import { defineRpc } from '../define';

export class ConnectionUsageRequest {
  @IsString() @Length(1, 100) connection_code: string;
}

export class ConnectionUsageAnswer {
  /** Of all tenants, without deleted ones. */
  @IsInt() @Min(0) integrations: number;
  @IsInt() @Min(0) tenants: number;
}

export const connectionUsage = defineRpc({
  service: 'integrations',
  verb: 'connection_usage',
  summary: 'How many integrations use a connection.',
  request: ConnectionUsageRequest,
  response: ConnectionUsageAnswer,
  repeatable: true,
});
