import type { Database, Tx } from '@linesman/persistence';

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}
type Run = (text: string, values?: unknown[], whole?: boolean) => Promise<unknown>;

/** These find out what to do; they run as they are. */
const PREPARES = /pg_index|pg_try_advisory_xact_lock/;

/** Runs the statements of others under EXPLAIN and counts the blocks that they touch. They find nothing to do. */
export class ExplainedDatabase {
  blocks = 0;

  constructor(private readonly database: Database) {}

  inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inSystem(async (tx) => {
      const runner = tx.queryRunner!;
      const run = runner.query.bind(runner) as Run;
      runner.query = (async (text: string, values?: unknown[], whole?: boolean) => {
        if (PREPARES.test(text)) return run(text, values, whole);
        const [row] = (await run(`explain (analyze, buffers, format json) ${text}`, values)) as {
          'QUERY PLAN': { Plan: Plan }[];
        }[];
        const { Plan: plan } = row!['QUERY PLAN'][0]!;
        this.blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
        return { records: [], affected: 0 };
      }) as never;
      return work(tx);
    });
  }
}
