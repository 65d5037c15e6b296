import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const primaryKeyConstraintName = 'customer_profiles_pkey';

/** The profile of a customer that we make, or have made, in one account at a provider. */
@Entity('customer_profiles')
@Index('customer_profiles_key', ['tenant_id', 'idempotency_key'], { unique: true })
export class CustomerProfile {
  @PrimaryColumn('uuid', { primaryKeyConstraintName }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName }) customer_id: string;
  /** Its name among the customer's `external_ids`, e.g. `stripe:acct_1`. */
  @PrimaryColumn('text', { primaryKeyConstraintName }) account: string;
  /** Of the execution that makes it. A failed execution is followed by another key. */
  @Column('text') idempotency_key: string;
  @Column('int', { default: 1 }) attempt: number;
  /** The same for every request under the key. Empty until somebody asks under it. */
  @Column('jsonb', { nullable: true }) parameters: Record<string, string> | null;
  /** The customer's id at the provider, once it exists. */
  @Column('text', { nullable: true }) profile_id: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
