import { Query } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { beginInTenant } from './begin-in-tenant';
import { PipelinedQuery } from './pipelined-query';

/** These tests fail when an upgrade of pg or TypeORM changes a private part that this lib uses: see ADR 14. */

const TENANT = '6f1e2d3c-0000-4000-8000-000000000001';
const statement = { name: 'insert_note', text: 'insert into notes values ($1)', values: ['a'] };

/** Records what pg would send to the server. */
class RecordingConnection {
  readonly sent: string[] = [];
  parsedStatements: Record<string, string> = {};
  submittedNamedStatements: Record<string, string> = {};
  stream = {};
  parse = ({ name }: { name: string }) => this.sent.push(`parse ${name}`);
  bind = ({ statement, values }: { statement: string; values: unknown[] }) =>
    this.sent.push(`bind ${statement} ${values.join()}`);
  describe = () => this.sent.push('describe');
  execute = () => this.sent.push('execute');
  sync = () => this.sent.push('sync');
}

const complete = (command: string) => ({ text: command });

describe('a pipelined query of pg', () => {
  it('sends the tenant and the statement before one sync', () => {
    const connection = new RecordingConnection();
    expect(new PipelinedQuery(TENANT, statement, () => undefined).submit(connection)).toBeNull();
    expect(connection.sent).toEqual([
      'parse tenant',
      `bind tenant ${TENANT}`,
      'execute',
      'parse insert_note',
      'bind insert_note a',
      'describe',
      'execute',
      'sync',
    ]);
  });

  it('has a statement by key planned once, with indexes', () => {
    const connection = new RecordingConnection();
    const texts: string[] = [];
    const parse = ({ name, text }: { name: string; text: string }) => texts.push(name, text);
    new PipelinedQuery(TENANT, { ...statement, by_key: true }, () => undefined).submit(
      Object.assign(connection, { parse }),
    );
    expect(texts).toEqual([
      'tenant_by_key',
      expect.stringMatching(/app\.tenant.*force_generic_plan.*seqscan/s),
      'insert_note',
      statement.text,
    ]);
  });

  it('sends the settings of a statement by key of the system role too, without a tenant', () => {
    const connection = new RecordingConnection();
    new PipelinedQuery(undefined, { ...statement, by_key: true }, () => undefined).submit(connection);
    expect(connection.sent.slice(0, 3)).toEqual(['parse by_key', 'bind by_key ', 'execute']);
  });

  it('prepares nothing again that the connection has prepared', () => {
    const connection = new RecordingConnection();
    new PipelinedQuery(TENANT, statement, () => undefined).submit(connection);
    connection.sent.length = 0;
    new PipelinedQuery(TENANT, statement, () => undefined).submit(connection);
    expect(connection.sent.filter((message) => message.startsWith('parse'))).toEqual([]);
  });

  it('answers with the result of the statement, not with that of the setting', () => {
    const results: unknown[] = [];
    const query = new PipelinedQuery(TENANT, statement, (_, result) => results.push(result));
    const wire = query as unknown as Record<string, (message: unknown, connection?: unknown) => void>;
    const connection = new RecordingConnection();
    wire.handleCommandComplete!(complete('SELECT 0'), connection);
    wire.handleCommandComplete!(complete('INSERT 0 1'), connection);
    wire.handleReadyForQuery!(connection);
    expect(results).toEqual([expect.objectContaining({ command: 'INSERT', rowCount: 1 })]);
  });

  it.each(['prepare', 'handleCommandComplete', 'submit'])('overrides or calls %s, which pg has', (method) => {
    expect(Query.prototype).toHaveProperty(method, expect.any(Function));
  });
});

describe('the transaction marks of TypeORM', () => {
  let runner: QueryRunner & { transactionDepth: number };
  const sent: string[] = [];
  beforeEach(async () => {
    runner = new DataSource({ type: 'postgres' }).createQueryRunner() as typeof runner;
    sent.length = 0;
    runner.query = (text: string) => Promise.resolve(sent.push(text) as never);
    expect(runner).toMatchObject({ isTransactionActive: false, transactionDepth: 0 });
    await beginInTenant(runner, TENANT);
    expect(sent.splice(0)).toEqual([`start transaction; select set_config('app.tenant', '${TENANT}', true)`]);
  });

  it('make a rollback end the transaction', async () => {
    await runner.rollbackTransaction();
    expect(sent).toEqual(['ROLLBACK']);
    expect(runner).toMatchObject({ isTransactionActive: false, transactionDepth: 0 });
  });

  it('make a nested transaction a savepoint', async () => {
    await runner.startTransaction();
    await runner.commitTransaction();
    expect(sent).toEqual(['SAVEPOINT typeorm_1', 'RELEASE SAVEPOINT typeorm_1']);
  });
});
