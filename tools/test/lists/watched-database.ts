import { type Database, rows, type Tx } from '@linesman/persistence';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Plan Rows': number;
  Plans?: Plan[];
}

const READS = /^\s*(select|with)\b/i;
/** More rows than a page, or what belongs to one customer, integration or signal. */
const FEW = 1_000;

/** Explains every query of the work that it runs, as the role and the tenant of the query. */
export class WatchedDatabase {
  readonly faults: string[] = [];
  queries = 0;

  constructor(
    private readonly database: Database,
    /** Tables with many rows. */
    private readonly grown: ReadonlySet<string>,
  ) {}

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
        const [row] = (await run(`explain (format json) ${text}`, values)) as { 'QUERY PLAN': { Plan: Plan }[] }[];
        this.queries += 1;
        for (const fault of faultsOf(row!['QUERY PLAN'][0]!.Plan, this.grown, ofTenant))
          this.faults.push(`${fault}: ${text.replace(/\s+/g, ' ')}`);
      }
      return run(text, values, whole);
    }) as never;
    return tx;
  }
}

/** A list of a tenant enters each index by a condition, so that it reads nothing of other tenants. */
function faultsOf(plan: Plan, grown: ReadonlySet<string>, ofTenant: boolean): string[] {
  const kind = plan['Node Type'];
  const table = plan['Relation Name'] ?? '';
  const own = [];
  if (kind === 'Seq Scan' && grown.has(table)) own.push(`reads all of ${table}`);
  if (ofTenant && /^Index (Only )?Scan$/.test(kind) && grown.has(table) && !plan['Index Cond'])
    own.push(`reads an index of ${table} from its start, with the rows of all tenants`);
  if (kind === 'Sort' && plan.Plans![0]!['Plan Rows'] > FEW) own.push(`sorts ${plan.Plans![0]!['Plan Rows']} rows`);
  return [...own, ...(plan.Plans ?? []).flatMap((one) => faultsOf(one, grown, ofTenant))];
}
