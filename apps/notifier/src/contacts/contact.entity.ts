import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Stopped } from '../signals/stopped';

/** A technical contact of a customer of this tenant, and whether emails still go to them. */
@Entity('contacts')
@Index('contacts_stopped', { synchronize: false })
export class Contact {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'contacts_pkey' }) tenant_id: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'contacts_pkey' }) email: string;
  @Column('text') unsubscribe_token: string;
  @Column('text', { nullable: true }) stopped: Stopped | null;
  @Column('timestamptz', { nullable: true }) stopped_at: Date | null;
}
