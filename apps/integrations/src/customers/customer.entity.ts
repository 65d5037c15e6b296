import type { Csm, TechnicalContact } from '@linesman/contracts';
import { Column, DeleteDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** An account of a tenant. The tenant chooses its id, so the id is unique within the tenant only. */
@Entity('customers')
@Index('customers_page', ['customer_id', 'tenant_id'])
export class Customer {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'customers_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'customers_pkey' }) customer_id: string;
  @Column('text') name: string;
  @Column('double precision', { nullable: true }) arr: number | null;
  @Column('jsonb', { nullable: true }) csm: Csm | null;
  @Column('jsonb', { nullable: true }) technical_contact: TechnicalContact | null;
  /** Who is told where the technical contact cannot be reached or nobody acts, in this order. */
  @Column('jsonb', { default: [] }) other_contacts: TechnicalContact[];
  @Column('text') time_zone: string;
  /** The customer's ids in other systems, by the name of the system. */
  @Column('jsonb', { default: {} }) external_ids: Record<string, string>;
  /** Version of the newest event about this customer. */
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
  /** Of a deleted customer only the id and the version of its last event remain. Queries leave it out. */
  @DeleteDateColumn({ type: 'timestamptz', nullable: true }) deleted_at: Date | null;
}
