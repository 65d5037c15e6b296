import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { type Page, pageOf, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { StaffTaskQuery } from './tasks.dto';
import { listedForStaff, type StaffTaskView } from './tasks.query';

/** The tasks of our staff, with the ids of what they are about in the tenants of their signals. */
@Injectable()
export class AllStaffTasks {
  constructor(private readonly database: Database) {}

  async list(query: StaffTaskQuery): Promise<Page<StaffTaskView>> {
    const { status, customer_id, signal_id, limit } = query;
    const [state, due_at, id] = placeOf(query, 'word', 'time', 'uuid') ?? [];
    const values = [
      status,
      customer_id,
      signal_id,
      null,
      state,
      due_at,
      id,
      limit + 1,
      PLATFORM_TENANT,
      null,
      null,
      null,
    ];
    const tasks = await this.database.inSystem((tx) => rows<StaffTaskView>(tx, listedForStaff, values));
    return pageOf(tasks, query, (row) => [row.status, row.due_at, row.id]);
  }
}
