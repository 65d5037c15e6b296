import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a sync has read. A pass ends with a page that is complete; it may take several runs. */
@Entity('sync_cursors')
export class SyncCursor {
  @PrimaryColumn('uuid') tenant_id: string;
  @PrimaryColumn('uuid') integration_id: string;
  @PrimaryColumn('text') capability_code: string;
  @Column('text') connection_code: string;
  /** Empty: read from the beginning. */
  @Column('text', { nullable: true }) cursor: string | null;
  /** Empty between passes. */
  @Column('timestamptz', { nullable: true }) pass_began: Date | null;
  /** At the end of this pass, the provider no longer has the records that it did not see. */
  @Column('boolean') reads_all: boolean;
  /** When the last finished pass began. */
  @Column('timestamptz', { nullable: true }) fresh_as_of: Date | null;
}
