import { type Pool, Query, type QueryResult } from 'pg';

/** PostgreSQL keeps the prepared statement under this name for as long as the connection lives. */
export interface Statement {
  name: string;
  text: string;
  /**
   * Planned once for each connection, with indexes only, and not for each run: it finds every row by a key. `in_order`: it
   * reads the first rows in the order of an index, where a sort would read all. For the system role.
   */
  by_key?: boolean | 'in_order';
}

type Done = (error: Error | undefined, result: QueryResult) => void;

/** The methods of pg's own connection and query that this file uses. pg's types do not show them. */
interface Wire {
  parsedStatements: Record<string, string>;
  parse(statement: Statement): void;
  bind(bound: { statement: string; values: unknown[] }): void;
  execute(portal: object): void;
}
interface WireQuery {
  prepare(connection: Wire): void;
  handleCommandComplete(message: object, connection: Wire): void;
  submit(connection: unknown): void;
}
const PgQuery = Query as unknown as new (statement: Statement & { values: unknown[] }, done: Done) => WireQuery;

/** Return no row, so that only the rows of the caller's statement come back. */
const setting = (name: string, ...calls: string[]): Statement => ({
  name,
  text: `select 1 where ${calls.map((call) => `set_config(${call}, true) is null`).join(' or ')}`,
});
/** Without sequential scans, so that a plan that was made while a table was empty does not read all of it later. */
const byKey = [`'plan_cache_mode', 'force_generic_plan'`, `'enable_seqscan', 'off'`];
const TENANT = setting('tenant', `'app.tenant', $1`);
const TENANT_BY_KEY = setting('tenant_by_key', `'app.tenant', $1`, ...byKey);
const BY_KEY = setting('by_key', ...byKey);
const IN_ORDER = setting('in_order', ...byKey, `'enable_sort', 'off'`);

/**
 * Sends settings and the statement before a single Sync, so that PostgreSQL runs both in one transaction and answers
 * once. See docs/adr/0014-private-parts-of-pg-and-typeorm.md.
 */
export class PipelinedQuery extends PgQuery {
  private isSet = false;
  private readonly settings: Statement;

  /** @param tenantId undefined for the system role. */
  constructor(
    private readonly tenantId: string | undefined,
    { by_key, ...statement }: Statement & { values: unknown[] },
    done: Done,
  ) {
    super(statement, done);
    if (tenantId === undefined) this.settings = by_key === 'in_order' ? IN_ORDER : BY_KEY;
    else this.settings = by_key ? TENANT_BY_KEY : TENANT;
  }

  override prepare(connection: Wire): void {
    const { settings } = this;
    if (!connection.parsedStatements[settings.name]) connection.parse(settings);
    connection.parsedStatements[settings.name] = settings.text;
    connection.bind({ statement: settings.name, values: this.tenantId === undefined ? [] : [this.tenantId] });
    connection.execute({});
    super.prepare(connection);
  }

  override handleCommandComplete(message: object, connection: Wire): void {
    if (this.isSet) super.handleCommandComplete(message, connection);
    this.isSet = true;
  }
}

/** Runs one statement in a transaction of its own, as a tenant or as the system role. */
export async function runPipelined<T>(
  pool: Pool,
  tenantId: string | undefined,
  statement: Statement,
  values: unknown[],
): Promise<T[]> {
  const client = await pool.connect();
  let failed: Error | undefined;
  // A connection that breaks reports it twice: to the query, and here.
  const broken = (error: Error): void => void (failed ??= error);
  client.on('error', broken);
  try {
    const { rows } = await new Promise<QueryResult>((resolve, reject) => {
      const done: Done = (error, result) => (error ? reject(error) : resolve(result));
      client.query(new PipelinedQuery(tenantId, { ...statement, values }, done));
    });
    return rows as T[];
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    client.off('error', broken);
    // After an error nobody knows what the connection has prepared, so it is closed.
    client.release(failed);
  }
}
