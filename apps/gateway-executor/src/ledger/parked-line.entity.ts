import type { HealthStatus } from '@linesman/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The parked requests of one integration, in the order in which they came, and what became of those before. */
@Entity('parked_lines')
@Index('parked_lines_deleted_at', ['deleted_at'], { where: 'deleted_at is not null' })
@Index('parked_lines_look_at', ['look_at'])
export class ParkedLine {
  @PrimaryColumn('uuid') tenant_id: string;
  @PrimaryColumn('uuid') integration_id: string;
  @Column('text', { default: '' }) connection_code: string;
  /** As the status-monitor said last. It says so also where nothing is parked: what is parked later may have missed it. */
  @Column('text', { default: 'healthy' }) health: HealthStatus;
  @Column('int', { default: 0 }) health_version: number;
  /** The execution that was released last, until its end was seen. The next one waits for it. */
  @Column('uuid', { nullable: true }) current_execution_id: string | null;
  /** When it is looked at next; empty while nothing can be released. */
  @Column('timestamptz', { nullable: true }) look_at: Date | null;
  /** How often a released execution was parked again since the last news of the integration. */
  @Column('int', { default: 0 }) looks: number;
  /** When its integration was deleted. The row stays for some days, because of news that come late. */
  @Column('timestamptz', { nullable: true }) deleted_at: Date | null;
  /** How many were parked when that was last told. */
  @Column('int', { default: 0 }) told: number;
  /** When the first one was parked since the line was empty. */
  @Column('timestamptz', { nullable: true }) since: Date | null;
  /** How the others ended since then. */
  @Column('int', { default: 0 }) succeeded: number;
  @Column('int', { default: 0 }) failed: number;
  @Column('int', { default: 0 }) unknown: number;
  @Column('int', { default: 0 }) cancelled: number;
  @Column('int', { default: 0 }) expired: number;
  /** Number of the newest event about this line. */
  @Column('int', { default: 0 }) version: number;
}
