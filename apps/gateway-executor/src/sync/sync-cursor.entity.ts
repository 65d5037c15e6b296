import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a sync has come. A pass goes from one complete page to the next; it may take several runs. */
@Entity('sync_cursors')
export class SyncCursor {
  @PrimaryColumn('uuid') tenant_id: string;
  @PrimaryColumn('uuid') integration_id: string;
  @PrimaryColumn('text') capability_code: string;
  @Column('text') connection_code: string;
  /** Empty: from the very beginning. */
  @Column('text', { nullable: true }) cursor: string | null;
  /** Empty between passes. */
  @Column('timestamptz', { nullable: true }) pass_began: Date | null;
  /** What this pass has not seen at its end is gone at the provider. */
  @Column('boolean') reads_all: boolean;
  /** When the last pass that came to its end began. */
  @Column('timestamptz', { nullable: true }) fresh_as_of: Date | null;
}
