import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Connection } from '../connections/connection.entity';

/** What an admin may change of a capability that a manifest declares. */
export type CapabilityField = 'description' | 'removed_at';

@Entity('capabilities')
@Check('capabilities_capability_version_check', 'capability_version > 0')
export class Capability {
  @ForeignKey(() => Connection, 'connection_code', { name: 'capabilities_connection_code_fkey' })
  @PrimaryColumn('text')
  connection_code: string;
  @PrimaryColumn('text') capability_code: string;
  @PrimaryColumn('int') capability_version: number;
  @Column('text') description: string;
  /** JSON Schema of the parameters. */
  @Column('jsonb', { nullable: true }) parameters_schema: Record<string, unknown> | null;
  /** True: a manifest declares it, and the schema belongs to the manifest. False: an admin added it. */
  @Column('boolean') in_manifest: boolean;
  @Column('text', { array: true, default: '{}' }) admin_fields: CapabilityField[];
  /** Version of the newest event about the capability. */
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
  @Column('timestamptz', { nullable: true }) removed_at: Date | null;
}
