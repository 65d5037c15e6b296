import { createService, parseConfig } from '@linesman/service-kit';
import { freePort, startServers } from '@linesman/testing';
import { randomBytes } from 'node:crypto';
import { ConsoleConfig } from '../src/config';
import { ConsoleModule } from '../src/console.module';
import { prepareEdge } from '../src/edge/prepare-edge';

/** The origin must be known before anything listens there: the identity provider checks the redirect. */
export async function freeOrigin(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

export interface RunningConsole {
  origin: string;
  stop(): Promise<void>;
}

/** The console as `npm start` runs it, with the addresses of a test. */
export async function startConsole(origin: string, environment: Record<string, string>): Promise<RunningConsole> {
  const bus = environment.NATS_URL ? undefined : await startServers({ nats: true });
  const nowhere = 'http://127.0.0.1:1';
  const config = parseConfig(ConsoleConfig, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: new URL(origin).port,
    PUBLIC_ORIGIN: origin,
    SESSION_KEY: randomBytes(32).toString('base64'),
    TOKEN_ISSUER: nowhere,
    JWKS_URL: `${nowhere}/jwks`,
    CATALOG_URL: nowhere,
    INTEGRATIONS_URL: nowhere,
    GATEWAY_EXECUTOR_URL: nowhere,
    STATUS_MONITOR_URL: nowhere,
    NOTIFIER_URL: nowhere,
    ...bus?.environment('console'),
    ...environment,
  });
  if (config instanceof Error) throw config;
  const app = await createService(ConsoleModule.with(config), prepareEdge);
  await app.init();
  await app.listen(config.PORT, '127.0.0.1');
  return { origin, stop: () => app.close().then(() => bus?.stop()) };
}
