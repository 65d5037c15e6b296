import { type Columns, ROWS, TENANT } from './grown/columns.ts';
import { grownInGatewayExecutor } from './grown/gateway-executor.ts';
import { grownInIntegrations } from './grown/integrations.ts';
import { grownInNotifier } from './grown/notifier.ts';
import { grownOfSignals } from './grown/notifier-signals.ts';
import { grownInStatusMonitor } from './grown/status-monitor.ts';

export { TENANT };

/** By table, the columns that lists read. */
export const grownTables: Record<string, Columns> = {
  ...grownInStatusMonitor,
  ...grownInIntegrations,
  ...grownInGatewayExecutor,
  ...grownInNotifier,
  ...grownOfSignals,
};

/** Fills a table without its foreign keys and triggers. */
export const fillTable = (table: string): string => {
  const columns = grownTables[table]!;
  return `set session_replication_role = replica;
    insert into ${table} (${Object.keys(columns).join(', ')})
      select ${Object.values(columns).join(', ')} from generate_series(1, ${ROWS}) n;
    set session_replication_role = origin`;
};
