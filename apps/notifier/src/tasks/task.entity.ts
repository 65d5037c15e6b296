import type { TaskCreated, TaskExternalRef } from '@linesman/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('tasks')
@Index('tasks_about_tenant', { synchronize: false })
@Index('tasks_closed_at', { synchronize: false })
@Index('tasks_due', { synchronize: false })
@Index('tasks_key', { synchronize: false })
@Index('tasks_list', { synchronize: false })
@Index('tasks_of_customer', { synchronize: false })
@Index('tasks_of_integration', { synchronize: false })
@Unique('tasks_once', ['signal_id', 'key'])
export class Task {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tasks_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  /** Of what it is about: a risk signal, a staff signal, a hold. Its own id where somebody made it about none of them. */
  @Column('uuid') signal_id: string;
  /** The tenant of the signal, where it is not the task's own: a task of our staff in the platform tenant. */
  @Column('uuid', { nullable: true }) signal_tenant_id: string | null;
  @Column('uuid', { nullable: true }) customer_id: string | null;
  /** Where somebody made it about one integration. */
  @Column('uuid', { nullable: true }) integration_id: string | null;
  /** What it was created for, so that it is created once: a step of a workflow, a response, a bounced email, a request. */
  @Column('text') key: string;
  @Column('text') title: string;
  @Column('text') priority: TaskCreated['priority'];
  /** An email address. Absent where anyone of the tenant may take it. */
  @Column('text', { nullable: true }) assignee: string | null;
  @Column('timestamptz') due_at: Date;
  @Column('text', { default: 'open' }) status: 'open' | 'closed';
  @Column('boolean', { default: true }) closes_with_signal: boolean;
  @Column('text', { nullable: true }) closed_by: string | null;
  @Column('timestamptz', { nullable: true }) closed_at: Date | null;
  /** The note of the person who closed it. */
  @Column('text', { nullable: true }) note: string | null;
  /** Who made it by hand. */
  @Column('text', { nullable: true }) created_by: string | null;
  /** The same task in another system. */
  @Column('jsonb', { nullable: true }) external_ref: TaskExternalRef | null;
  /** Counts its events. */
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
