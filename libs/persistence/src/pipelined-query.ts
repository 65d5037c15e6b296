import { type Pool, Query, type QueryResult } from 'pg';

/** PostgreSQL keeps the prepared statement under this name for as long as the connection lives. */
export interface Statement {
  name: string;
  text: string;
}

export interface TenantStatement extends Statement {
  /** Planned once for each connection, with indexes only, and not for each run: it finds every row by a key. */
  by_key?: boolean;
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

const setTenant = `select 1 where set_config('app.tenant', $1, true) is null`;
/** Return no row, so that only the rows of the caller's statement come back. */
const TENANT = { name: 'tenant', text: setTenant };
/** Without sequential scans, so that a plan that was made while a table was empty does not read all of it later. */
const TENANT_BY_KEY = {
  name: 'tenant_by_key',
  text: `${setTenant} or set_config('plan_cache_mode', 'force_generic_plan', true) is null
    or set_config('enable_seqscan', 'off', true) is null`,
};

/**
 * Sends the tenant's setting and the statement before a single Sync, so that PostgreSQL runs both in one transaction
 * and answers once. See docs/adr/0014-private-parts-of-pg-and-typeorm.md.
 */
export class PipelinedQuery extends PgQuery {
  private tenantIsSet = false;
  private readonly first: Statement;

  constructor(
    private readonly tenantId: string,
    { by_key, ...statement }: TenantStatement & { values: unknown[] },
    done: Done,
  ) {
    super(statement, done);
    this.first = by_key ? TENANT_BY_KEY : TENANT;
  }

  override prepare(connection: Wire): void {
    const { name, text } = this.first;
    if (!connection.parsedStatements[name]) connection.parse({ name, text });
    connection.parsedStatements[name] = text;
    connection.bind({ statement: name, values: [this.tenantId] });
    connection.execute({});
    super.prepare(connection);
  }

  override handleCommandComplete(message: object, connection: Wire): void {
    if (this.tenantIsSet) super.handleCommandComplete(message, connection);
    this.tenantIsSet = true;
  }
}

/** Runs one statement as a tenant, in a transaction of its own. */
export async function runPipelined<T>(
  pool: Pool,
  tenantId: string,
  statement: TenantStatement,
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
