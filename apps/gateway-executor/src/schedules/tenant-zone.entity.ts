import { one, type Tx } from '@linesman/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The time zone of a tenant, as its settings say. A tenant without a row has UTC. */
@Entity('tenant_zones')
export class TenantZone {
  @PrimaryColumn('uuid') tenant_id: string;
  @Column('text') time_zone: string;
  /** Of the settings. Earlier ones are ignored. */
  @Column('int') version: number;
}

/** Of the transaction's tenant. */
export const zoneOf = async (tx: Tx): Promise<string | null> =>
  (await one<Pick<TenantZone, 'time_zone'>>(tx, 'select time_zone from tenant_zones'))?.time_zone ?? null;
