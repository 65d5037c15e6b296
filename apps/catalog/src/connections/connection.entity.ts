import type { ConnectionStatus } from '@linesman/contracts';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The fields that an admin may change. Once an admin changed a field, manifests no longer change it. */
export const connectionFields = ['display_name', 'description', 'logo_url', 'status'] as const;
export type ConnectionField = (typeof connectionFields)[number];

@Entity('connections')
@Check('connections_status_check', `status in ('active', 'beta', 'deprecated')`)
export class Connection {
  @PrimaryColumn('text') connection_code: string;
  @Column('text') display_name: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text', { nullable: true }) logo_url: string | null;
  @Column('text') status: ConnectionStatus;
  @Column('text', { array: true, default: '{}' }) admin_fields: ConnectionField[];
  /** Version of the newest event about the connection. */
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
  @Column('timestamptz', { nullable: true }) deleted_at: Date | null;
}
