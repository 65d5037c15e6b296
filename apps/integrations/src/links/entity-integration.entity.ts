import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';

const primaryKeyConstraintName = 'entity_integrations_pkey';

/** A link: says that an integration serves a customer, a product, a subscription or another entity of the platform. */
@Entity('entity_integrations')
@Index('entity_integrations_one_default', ['tenant_id', 'entity_type', 'entity_id', 'purpose'], {
  unique: true,
  where: 'is_default',
})
@Index('entity_integrations_of_integration', ['integration_id', 'entity_type', 'entity_id', 'purpose'])
export class EntityIntegration {
  @PrimaryColumn('uuid', { primaryKeyConstraintName }) tenant_id: string;
  @PrimaryColumn('text', { primaryKeyConstraintName }) entity_type: string;
  @PrimaryColumn('text', { primaryKeyConstraintName }) entity_id: string;
  @ForeignKey(() => Integration, 'integration_id', { name: 'entity_integrations_integration_fkey' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName })
  integration_id: string;
  /** Empty if the link names no purpose. */
  @PrimaryColumn('text', { primaryKeyConstraintName, default: '' }) purpose: string;
  @Column('boolean', { default: false }) is_default: boolean;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
