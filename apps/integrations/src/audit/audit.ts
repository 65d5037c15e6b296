import type { Tx } from '@linesman/persistence';
import { Clock, currentContext } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { AuditSubject } from './audit.dto';

export interface AuditEntry {
  tenant_id: string;
  /** A token's subject, `service:<name>`, or `link:<session>`. */
  actor: string;
  /** e.g. `integration.updated` */
  action: string;
  subject_type: AuditSubject;
  subject_id: string;
  /** Never holds a credential. */
  detail?: Record<string, unknown>;
}

/** Who changed what, in the transaction that changes it. The table takes inserts only. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    await tx.query(
      `insert into audit_log (tenant_id, at, actor, action, subject_type, subject_id, detail, correlation_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        entry.tenant_id,
        this.clock.now(),
        entry.actor,
        entry.action,
        entry.subject_type,
        entry.subject_id,
        JSON.stringify(entry.detail ?? {}),
        currentContext().correlationId,
      ],
    );
  }
}
