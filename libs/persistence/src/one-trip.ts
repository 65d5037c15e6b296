import { type Pool, Query, type QueryResult } from 'pg';

/** The server keeps what it made of it under this name, for as long as the connection lives. */
export interface Statement {
  name: string;
  text: string;
}

type Done = (error: Error | undefined, result: QueryResult) => void;

/** What pg's own query and connection do, of which its types say nothing. */
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

/** Returns no row, so that the only ones which come back are the statement's. */
const TENANT = { name: 'tenant', text: `select 1 where set_config('app.tenant', $1, true) is null` };

/**
 * The tenant and a statement before one Sync, which makes a transaction of them: no begin, no commit, no waiting in
 * between.
 */
class InTenant extends PgQuery {
  private tenantIsSet = false;

  constructor(
    private readonly tenantId: string,
    statement: Statement & { values: unknown[] },
    done: Done,
  ) {
    super(statement, done);
  }

  override prepare(connection: Wire): void {
    if (!connection.parsedStatements[TENANT.name]) connection.parse(TENANT);
    connection.parsedStatements[TENANT.name] = TENANT.text;
    connection.bind({ statement: TENANT.name, values: [this.tenantId] });
    connection.execute({});
    super.prepare(connection);
  }

  override handleCommandComplete(message: object, connection: Wire): void {
    if (this.tenantIsSet) super.handleCommandComplete(message, connection);
    this.tenantIsSet = true;
  }
}

/** One statement as a tenant, in a transaction of its own. */
export async function oneTrip<T>(pool: Pool, tenantId: string, statement: Statement, values: unknown[]): Promise<T[]> {
  const client = await pool.connect();
  let failed: Error | undefined;
  // A connection that breaks says so twice: to the query, and here.
  const broken = (error: Error): void => void (failed ??= error);
  client.on('error', broken);
  try {
    const { rows } = await new Promise<QueryResult>((resolve, reject) => {
      const done: Done = (error, result) => (error ? reject(error) : resolve(result));
      client.query(new InTenant(tenantId, { ...statement, values }, done));
    });
    return rows as T[];
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    client.off('error', broken);
    // What failed may stand half prepared on its connection, which is let go with it.
    client.release(failed);
  }
}
