import type { ParkedRequestsChanged, SignalDiagnosis, SignalSnapshot } from '@linesman/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OutageNotice } from './outage';
import type { Assessment } from './assessment';

export type SignalState = 'unknown' | 'open' | 'resolved' | 'withdrawn';

/** What the executor last said of the requests that waited for the recovery of a signal's integration. */
export type ParkedRequests = Pick<
  ParkedRequestsChanged,
  'parked' | 'succeeded' | 'failed' | 'unknown' | 'cancelled' | 'expired'
>;

/** This service's replica of a risk signal. The row of a closed one stays, so that a late event changes nothing. */
@Entity('signals')
@Index('signals_closed_at', { synchronize: false })
@Index('signals_newest', { synchronize: false })
@Index('signals_of_csm', { synchronize: false })
@Index('signals_of_summary', { synchronize: false })
@Index('signals_open_of_contact', { synchronize: false })
@Index('signals_open_of_customer', { synchronize: false })
@Index('signals_open_of_integration', { synchronize: false })
@Index('signals_of_integration', { synchronize: false })
@Index('signals_of_customers_fault', { synchronize: false })
@Index('signals_ended_of_integration', { synchronize: false })
@Index('signals_of_outage', { synchronize: false })
@Index('signals_open_of_type', { synchronize: false })
export class Signal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signals_pkey' }) signal_id: string;
  @Column('uuid') tenant_id: string;
  @Column('text') state: SignalState;
  /** The version of the newest event that was handled. */
  @Column('int') version: number;
  /** Counts the changes that the signal's messages show. */
  @Column('int', { default: 0 }) revision: number;
  /** Absent while only the end of the signal is known, and after an erasure. */
  @Column('jsonb', { nullable: true }) snapshot: SignalSnapshot | null;
  /** A trigger copies this and the next four from the snapshot. Open signals are looked up by them. */
  @Column('text', { nullable: true }) customer_id: string | null;
  @Column('text', { nullable: true }) integration_id: string | null;
  @Column('text', { nullable: true }) integration_type: string | null;
  /** The cause, where it is the customer's fault and not a warning. */
  @Column('text', { nullable: true }) customer_cause: string | null;
  /** In lower case. */
  @Column('text', { nullable: true }) contact_email: string | null;
  /** In lower case. */
  @Column('text', { nullable: true }) csm_email: string | null;
  /** How much it matters, as the last assessment by a workflow found. */
  @Column('jsonb', { nullable: true }) assessment: Assessment | null;
  /** Set on a row that stands for an outage, which is to its reader what a signal is. */
  @Column('jsonb', { nullable: true }) outage: OutageNotice | null;
  /** The newest one, as a message showed it. */
  @Column('jsonb', { nullable: true }) diagnosis: SignalDiagnosis | null;
  /** Requests that waited for its integration, as the executor last said. */
  @Column('jsonb', { nullable: true }) parked_requests: ParkedRequests | null;
  /** How many signals of its integration opened in the hour before it opened, itself included. */
  @Column('int', { default: 1 }) openings: number;
  @Column('timestamptz', { nullable: true }) closed_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
