import { type ConnectionStatus, connectionStatuses } from '@linesman/contracts';
import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUrl, Length, Matches } from 'class-validator';
import type { Connection } from './connection.entity';

export const CODE = /^[a-z][a-z0-9_]{0,99}$/;

class ConnectionDetails {
  @IsString() @Length(1, 200) display_name: string;
  @IsOptional() @IsString() @Length(0, 2_000) description?: string;
  @IsOptional() @IsUrl({ protocols: ['https'], require_protocol: true }) logo_url?: string;
}

/** A field that is absent is cleared, except for the status and a provider's own mark, which stay as they are. */
export class ConnectionBody extends ConnectionDetails {
  @IsOptional() @IsIn(connectionStatuses) status?: ConnectionStatus;
}

export class NewConnectionBody extends ConnectionDetails {
  @IsIn(connectionStatuses) status: ConnectionStatus = 'active';
  @Matches(CODE, { message: 'connection_code must be lower case letters, digits and underscores' })
  connection_code: string;
}

export class ConnectionFilter extends PageQuery {
  @IsOptional() @IsIn(connectionStatuses) status?: ConnectionStatus;
}

export type ConnectionView = Omit<Connection, 'admin_fields' | 'deleted_at'>;

export function viewOf({ admin_fields: _fields, deleted_at: _deleted, ...shown }: Connection): ConnectionView {
  return shown;
}
