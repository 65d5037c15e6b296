import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';

/** An event that a provider told us about an integration, so that the same one again does nothing. */
@Entity('pushed_events')
@Index('pushed_events_received_at', ['received_at'])
export class PushedEvent {
  @ForeignKey(() => Integration, 'integration_id', { name: 'pushed_events_integration_fkey' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pushed_events_pkey' })
  integration_id: string;
  /** The provider's id of the event. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pushed_events_pkey' })
  event_id: string;
  @Column('uuid') tenant_id: string;
  @Column('timestamptz') received_at: Date;
}
