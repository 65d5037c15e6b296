import { Client } from 'pg';

/** Runs one statement on a connection of its own, as whoever the URL names: an owner or the superuser sees every tenant. */
export async function queryOnce<T>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    await client.end();
  }
}
