import type { LinkColleague } from '@linesman/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';
import type { SealedRecord } from '../sealing/sealer';
import { SealingKey } from '../sealing/sealing-key.entity';

/** What the page of a link says after the link was used. */
export interface ConnectedOutcome {
  /** Whether it was the integration's first connection. */
  first: boolean;
  account_name?: string;
  /** Names of further accounts that the sign-in reaches. */
  others?: string[];
}

/** One attempt to connect or reconnect an integration. Only the hash of its link's token is stored. */
@Entity('connect_sessions')
@Index('connect_sessions_token', ['token_hash'], { unique: true })
@Index('connect_sessions_state', ['state_hash'], { unique: true })
@Index('connect_sessions_signal', ['signal_id'])
@Index('connect_sessions_integration', ['integration_id'])
@Index('connect_sessions_key', ['key_id'])
@Index('connect_sessions_expires_at', ['expires_at'])
@Check('connect_sessions_kind', `kind in ('connect', 'reconnect')`)
export class ConnectSession {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'connect_sessions_pkey' }) session_id: string;
  @Column('uuid') tenant_id: string;
  @ForeignKey(() => Integration, 'integration_id', { name: 'connect_sessions_integration_fkey' })
  @Column('uuid')
  integration_id: string;
  @Column('text') kind: 'connect' | 'reconnect';
  /** The link is revoked when this signal closes. */
  @Column('uuid', { nullable: true }) signal_id: string | null;
  @Column('text') token_hash: string;
  @Column('text') created_by: string;
  @Column('timestamptz') expires_at: Date;
  /** Hash of the state of the latest authorization request. A second start replaces the first. */
  @Column('text', { nullable: true }) state_hash: string | null;
  @Column('jsonb', { nullable: true }) code_verifier: SealedRecord | null;
  /** The key id of `code_verifier`. A trigger writes it. */
  @ForeignKey(() => SealingKey, 'key_id', { name: 'connect_sessions_key_fkey' })
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  key_id: string | null;
  @Column('text', { nullable: true }) browser_hash: string | null;
  @Column('timestamptz', { nullable: true }) started_at: Date | null;
  /** What was connected with the link. */
  @Column('jsonb', { nullable: true }) outcome: ConnectedOutcome | null;
  /** How many keys were tried on the page of the link. */
  @Column('int', { default: 0 }) key_tries: number;
  /** How often a new link was asked for on the page of this one. */
  @Column('int', { default: 0 }) new_links: number;
  @Column('timestamptz', { nullable: true }) new_link_at: Date | null;
  /** The address of whoever the link was made for. */
  @Column('text', { nullable: true }) recipient: string | null;
  /** When a person first opened the link. */
  @Column('timestamptz', { nullable: true }) opened_at: Date | null;
  /** How many steps were told of it: the version of the newest event. */
  @Column('int', { default: 0 }) steps: number;
  /** The colleague to whom it was handed over, which ends it. */
  @Column('jsonb', { nullable: true }) handed_to: LinkColleague | null;
  @Column('timestamptz', { nullable: true }) consumed_at: Date | null;
  @Column('timestamptz', { nullable: true }) revoked_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
