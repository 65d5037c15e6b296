import fastify from 'fastify';
import type { Logger } from 'pino';
import { register } from 'prom-client';
import { logRequests } from './request-log';

/** The address of a link is its secret. */
it('logs and measures the route of a request, and nothing of its address', async () => {
  const lines: object[] = [];
  const logger = { info: (line: object) => void lines.push(line) } as unknown as Logger;
  const app = fastify();
  logRequests(app, logger);
  app.get('/connect/:token', () => 'a page');
  await app.inject({ url: '/connect/canary-one?code=canary-two' });
  await app.inject({ url: '/nowhere/canary-three' });
  await app.close();
  expect(lines).toMatchObject([
    { route: '/connect/:token', status: 200 },
    { route: 'unmatched', status: 404 },
  ]);
  const said = JSON.stringify(lines) + (await register.metrics());
  expect(said).toContain('/connect/:token');
  expect(said).not.toContain('canary');
});
