import type { Tx } from '@linesman/persistence';
import { Clock, currentContext } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { AuditSubject } from './audit.dto';

/** Who did what, for the log. */
export interface Deed {
  /** A token's subject, or `manifest`. */
  actor: string;
  action: string;
  detail?: Record<string, unknown>;
}

/** Who changed what, in the transaction that changes it. The table takes inserts only. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, subject_type: AuditSubject, subject_id: string, { actor, action, detail }: Deed): Promise<void> {
    await tx.query(
      `insert into audit_log (at, actor, action, subject_type, subject_id, detail, correlation_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        this.clock.now(),
        actor,
        `${subject_type}.${action}`,
        subject_type,
        subject_id,
        JSON.stringify(detail ?? {}),
        currentContext().correlationId,
      ],
    );
  }
}
