import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The Teams channel that a tenant has linked, and the code with which somebody links one. */
@Entity('teams_links')
@Index('teams_links_code', { synchronize: false })
export class TeamsLink {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'teams_links_pkey' }) tenant_id: string;
  /** Of the newest code, until it is used. */
  @Column('text', { nullable: true }) code_hash: string | null;
  @Column('timestamptz', { nullable: true }) code_ends_at: Date | null;
  /** The subject of whoever made the code. */
  @Column('text', { nullable: true }) code_made_by: string | null;
  /** Absent while no channel is linked. */
  @Column('text', { nullable: true }) conversation_id: string | null;
  @Column('text', { nullable: true }) service_url: string | null;
  /** The directory (tenant) at Microsoft in which the channel is. */
  @Column('text', { nullable: true }) directory_id: string | null;
  @Column('text', { nullable: true }) team_name: string | null;
  @Column('text', { nullable: true }) channel_name: string | null;
  /** The name, at Microsoft, of whoever posted the code. */
  @Column('text', { nullable: true }) linked_by: string | null;
  @Column('timestamptz', { nullable: true }) linked_at: Date | null;
  /** Why the last message did not get through. */
  @Column('text', { nullable: true }) refused_reason: string | null;
  @Column('timestamptz', { nullable: true }) refused_at: Date | null;
}
