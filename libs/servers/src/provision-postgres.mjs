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

/** Refuses a PostgreSQL that takes fewer connections than the services open together, and some for administrators. */
export async function requireConnections({ url, wanted }) {
  const { rows } = await withClient(url, (admin) => admin.query('show max_connections'));
  const taken = Number(rows[0].max_connections);
  const administrators = 10;
  if (taken >= wanted + administrators) return;
  throw new Failure(
    `PostgreSQL takes ${taken} connections, and the services may open ${wanted}: set max_connections to ${wanted + administrators} or more, or run fewer processes with a smaller DATABASE_POOL_SIZE.`,
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

const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'];

function explain(error, { hostname, port, username }) {
  const place = `PostgreSQL at ${hostname}:${port || 5432}`;
  if (unreachable.includes(error.code))
    return new Failure(`${place} cannot be reached (${error.code}). Is it running, and is its URL right?`);
  if (error.code !== '28P01' && error.code !== '28000') return error;
  return new Failure(
    `${place} refused the password of ${username}: correct the URL that names it (LINESMAN_POSTGRES_URL for npm start, POSTGRES_ADMIN_URL for the job), or forget Linesman's own data with "npm start -- --fresh".`,
  );
}
