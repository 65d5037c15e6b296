import pg from 'pg';
import { Failure } from './failure.mjs';
import { database, kinds, roleOf } from './roles.mjs';

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** Creates the database, roles and schemas where they are missing. Roles are shared by the whole server, so each system has its prefix. */
export async function provisionPostgres({ url, schemas, passwords, prefix = '' }) {
  const target = `${prefix}${database}`;
  await withClient(url, async (admin) => {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [target]);
    if (!rowCount) await admin.query(`create database ${name(target)}`);
    const { rows } = await admin.query('select rolname from pg_roles where rolname = any($1)', [
      schemas.flatMap((schema) => kinds.map((kind) => roleOf(schema, kind, prefix))),
    ]);
    const existing = rows.map((row) => row.rolname);
    await admin.query(schemas.map((schema) => rolesSql({ schema, prefix, passwords, existing })).join('\n'));
  });
  const own = new URL(url);
  own.pathname = `/${target}`;
  await withClient(own.href, (admin) =>
    admin.query(
      [
        `revoke all on database ${name(target)} from public; revoke all on schema public from public;`,
        ...schemas.map((schema) => schemaSql({ schema, prefix, target })),
      ].join('\n'),
    ),
  );
}

const rolesSql = ({ schema, prefix, passwords, existing }) =>
  kinds
    .map((kind) => roleOf(schema, kind, prefix))
    .map(
      (role) =>
        `${existing.includes(role) ? 'alter' : 'create'} role ${name(role)} login password ${text(passwords[role])};`,
    )
    .join('\n');

function schemaSql({ schema, prefix, target }) {
  const [owner, app, system] = kinds.map((kind) => name(roleOf(schema, kind, prefix)));
  const granted = `alter default privileges for role ${owner} in schema ${name(schema)} grant`;
  return `
    create schema if not exists ${name(schema)} authorization ${owner};
    grant connect on database ${name(target)} to ${owner}, ${app}, ${system};
    grant usage on schema ${name(schema)} to ${app}, ${system};
    ${granted} select, insert, update, delete on tables to ${app}, ${system};
    ${granted} usage, select on sequences to ${app}, ${system};
    ${[owner, app, system].map((it) => `alter role ${it} in database ${name(target)} set search_path = ${name(schema)};`).join(' ')}`;
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw explain(error, new URL(url));
  } finally {
    await client.end().catch(() => {});
  }
}

function explain(error, { hostname, port, username }) {
  if (error.code !== '28P01' && error.code !== '28000') return error;
  return new Failure(
    `PostgreSQL at ${hostname}:${port} refused the password of ${username}: correct LINESMAN_POSTGRES_URL, or forget Linesman's own data with "npm start -- --fresh".`,
  );
}
