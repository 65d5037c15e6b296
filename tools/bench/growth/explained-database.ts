interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}
interface Explained {
  'QUERY PLAN': { Plan: Plan; 'Planning Time': number; 'Execution Time': number }[];
}
type Run = (text: string, values?: unknown[], whole?: boolean) => Promise<unknown>;
interface Tx {
  queryRunner?: { query: unknown };
}
export interface System {
  inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** These find out what to do; they run as they are. */
const PREPARES = /^(begin|commit|rollback|set local|set constraints)\b|pg_index|pg_try_advisory_xact_lock/i;

/** Runs the statements of others under EXPLAIN, and counts the blocks that they touch. They find nothing to do. */
export class ExplainedDatabase {
  blocks = 0;
  ms = 0;
  private readonly database: System;

  constructor(database: System) {
    this.database = database;
  }

  inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inSystem(async (tx) => {
      const runner = tx.queryRunner!;
      const run = (runner.query as Run).bind(runner);
      runner.query = async (text: string, values?: unknown[], whole?: boolean) => {
        if (PREPARES.test(text)) return run(text, values, whole);
        const [row] = (await run(`explain (analyze, buffers, format json) ${text}`, values)) as Explained[];
        const { Plan: plan, ...times } = row!['QUERY PLAN'][0]!;
        this.blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
        this.ms += times['Planning Time'] + times['Execution Time'];
        return { records: [], affected: 0 };
      };
      return work(tx);
    });
  }

  async queryInSystem(
    { text, by_key }: { text: string; by_key?: boolean | 'in_order' },
    values: unknown[],
  ): Promise<never[]> {
    await this.inSystem(async (tx) => {
      const query = tx.queryRunner!.query as Run;
      if (by_key) await query('set local enable_seqscan = off');
      if (by_key === 'in_order') await query('set local enable_sort = off');
      await query(text, values);
    });
    return [];
  }
}
