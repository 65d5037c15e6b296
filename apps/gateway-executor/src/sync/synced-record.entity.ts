import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A provider's record as a sync last read it. */
@Entity('synced_records')
@Index('synced_records_deleted', { synchronize: false })
@Index('synced_records_changed', ['tenant_id', 'integration_id', 'changed_at', 'record_id'])
export class StoredRecord {
  @PrimaryColumn('uuid') tenant_id: string;
  @PrimaryColumn('uuid') integration_id: string;
  @PrimaryColumn('text') object: string;
  @PrimaryColumn('text') external_id: string;
  @Column('uuid') record_id: string;
  /** Empty once the record is deleted. */
  @Column('json') data: Record<string, unknown>;
  @Column('text') hash: string;
  @Column('boolean') deleted: boolean;
  /** The run that changed it last. */
  @Column('uuid') run_id: string;
  @Column('timestamptz') first_seen_at: Date;
  @Column('timestamptz') last_seen_at: Date;
  @Column('timestamptz') changed_at: Date;
}
