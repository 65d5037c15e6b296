import type { Severity } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { staffSignalFacts, type StaffSignalKind } from './decide-staff-signals';

interface Row {
  staff_signal_id: string;
  kind: StaffSignalKind;
  about: string;
  /** The sentence with the number that was measured last. */
  reason: string;
  since: Date;
  opened_at: Date;
  closed_at: Date | null;
}

export interface StaffSignal extends Row {
  title: string;
  severity: Severity;
  /** The section of the runbook that says what to do. */
  runbook: string;
}

const listed = `select id as staff_signal_id, kind, about, reason, since, opened_at, closed_at from staff_signals
  where opened_at is not null order by closed_at is not null, closed_at desc, opened_at desc limit 50`;

@Injectable()
export class ListStaffSignals {
  constructor(private readonly database: Database) {}

  async list(): Promise<StaffSignal[]> {
    const found = await this.database.inSystem((tx) => rows<Row>(tx, listed));
    return found.map((row) => {
      const { title, severity, runbook } = staffSignalFacts[row.kind];
      return { ...row, title, severity, runbook };
    });
  }
}
