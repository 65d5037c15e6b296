import { IsOptional, IsString } from 'class-validator';
import { defineRpc } from '../define';
import { ConnectionSnapshot } from '../events/connection-changed.v1';
import { Nested } from '../nested';

export class ConnectionRequest {
  @IsString() connection_code: string;
}

export class ConnectionAnswer {
  /** Absent if the catalog has no such connection. */
  @IsOptional() @Nested(() => ConnectionSnapshot) connection?: ConnectionSnapshot;
}

export const connection = defineRpc({
  service: 'catalog',
  verb: 'connection',
  summary: 'One connection of the catalog.',
  request: ConnectionRequest,
  response: ConnectionAnswer,
  repeatable: true,
});
