import { Clock, currentContext } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Tx } from './database';
import { changed } from './sql';

export interface AuditEntry {
  /** Absent where the schema's log has no tenants. */
  tenant_id?: string;
  /** A token's subject, `service:<name>` or `link:<session>`; `manifest` for a change by a provider's manifest; `contact` for one with a link in an email. */
  actor: string;
  /** e.g. `integration.updated` */
  action: string;
  subject_type: string;
  subject_id: string;
  /** Never holds a credential. */
  detail?: Record<string, unknown>;
}

/** Writes who changed what to the schema's `audit_log`, in the transaction of the change. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, { tenant_id, actor, action, subject_type, subject_id, detail }: AuditEntry): Promise<void> {
    const columns = ['at', 'actor', 'action', 'subject_type', 'subject_id', 'detail', 'correlation_id'];
    const values: unknown[] = [
      this.clock.now(),
      actor,
      action,
      subject_type,
      subject_id,
      JSON.stringify(detail ?? {}),
      currentContext().correlationId,
    ];
    if (tenant_id !== undefined) {
      columns.push('tenant_id');
      values.push(tenant_id);
    }
    const places = values.map((_, at) => `$${at + 1}`);
    await changed(tx, `insert into audit_log (${columns.join(', ')}) values (${places.join(', ')})`, values);
  }
}
