import { toProblemDocument } from '@linesman/service-kit';
import { createServer } from 'node:net';
import { Pool } from 'pg';

it('answers a request for which no connection is made in time as busy, and not as an internal error', async () => {
  // It reads, so that its sockets end with those of the client.
  const silent = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const pool = new Pool({ host: '127.0.0.1', port, connectionTimeoutMillis: 50 });
  const error: unknown = await pool.query('select 1').catch((it: unknown) => it);
  expect(toProblemDocument(error)).toMatchObject({ status: 503, type: 'urn:linesman:problem:service-busy' });
  await pool.end();
  silent.close();
});
