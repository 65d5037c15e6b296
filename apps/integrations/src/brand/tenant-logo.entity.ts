import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The image itself. What shows it is in the settings of the tenant. */
@Entity('tenant_logos')
export class TenantLogo {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tenant_logos_pkey' }) tenant_id: string;
  /** A PNG image. */
  @Column('bytea') image: Buffer;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
