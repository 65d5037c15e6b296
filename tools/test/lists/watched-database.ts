import { type Database, rows, type Tx } from '@linesman/persistence';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** The end of a partition's name. */
const PARTITION = /_(default|before|\d{8})$/;
const READS = /^\s*(select|with)\b/i;
/** More rows than a page, or what belongs to one customer, integration or signal. The tenant has 5,000. */
const FEW = 1_000;
/** The same for staff, who look at all tenants. */
const FEW_OF_ALL = 5_000;

/** Explains every query of the work that it runs, as the role and the tenant of the query. */
export class WatchedDatabase {
  readonly faults: string[] = [];
  queries = 0;
  /** The query may read the rows of a tenant. */
  searching = false;
  private readonly database: Database;
  private readonly grown: ReadonlySet<string>;

  /** @param grown tables with many rows. */
  constructor(database: Database, grown: ReadonlySet<string>) {
    this.database = database;
    this.grown = grown;
  }

  inTenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inTenant(tenantId, (tx) => work(this.watch(tx, true)));
  }

  inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inSystem((tx) => work(this.watch(tx, false)));
  }

  queryInTenant<T extends object>(tenantId: string, { text }: { text: string }, values: unknown[]): Promise<T[]> {
    return this.inTenant(tenantId, (tx) => rows<T>(tx, text, values));
  }

  private watch(tx: Tx, ofTenant: boolean): Tx {
    const runner = tx.queryRunner!;
    const run = runner.query.bind(runner) as (text: string, values?: unknown[], whole?: boolean) => Promise<unknown>;
    runner.query = (async (text: string, values?: unknown[], whole?: boolean) => {
      if (READS.test(text)) {
        const explain = `explain (analyze, timing off, format json) ${text}`;
        const [row] = (await run(explain, values)) as { 'QUERY PLAN': { Plan: Plan }[] }[];
        this.queries += 1;
        for (const fault of this.faultsOf(row!['QUERY PLAN'][0]!.Plan, ofTenant))
          this.faults.push(`${fault}: ${text.replace(/\s+/g, ' ')}`);
      }
      return run(text, values, whole);
    }) as never;
    return tx;
  }

  /** A list of a tenant enters each index by a condition, so that it reads nothing of other tenants. */
  private faultsOf(plan: Plan, ofTenant: boolean): string[] {
    const { 'Node Type': kind, 'Relation Name': relation = '', 'Index Cond': condition } = plan;
    const table = relation.replace(PARTITION, '');
    const own = [];
    if (this.grown.has(table)) {
      const seen = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
      if (kind === 'Seq Scan') own.push(`reads all of ${table}`);
      else if (ofTenant && /^Index (Only )?Scan$/.test(kind) && !condition)
        own.push(`reads an index of ${table} from its start, with the rows of all tenants`);
      else if (seen > (ofTenant ? FEW : FEW_OF_ALL) && !this.searching) own.push(`reads ${seen} rows of ${table}`);
    }
    const sorted = kind === 'Sort' ? plan.Plans![0]!['Actual Rows'] : 0;
    if (sorted > FEW) own.push(`sorts ${sorted} rows`);
    return [...own, ...(plan.Plans ?? []).flatMap((one) => this.faultsOf(one, ofTenant))];
  }
}
