import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, pino } from 'pino';
import type { SandboxConfig } from './config';
import { SmtpDoor } from './mail/smtp-door';
import { AuthorizationService } from './oauth/authorization-service';
import { mountAuthorizationServers } from './oauth/mount';
import { serveAssets } from './pages/assets';
import { guardPages } from './pages/page-headers';
import { SandboxModule } from './sandbox.module';
import { lockStateDir } from './state/lock-state-dir';
import { ProblemFilter } from './traffic/problem.filter';
import { Traffic } from './traffic/traffic';

export interface Sandbox {
  app: NestFastifyApplication;
  logger: Logger;
  origin: string;
  smtp_port: number;
  close(): Promise<void>;
}

export async function openSandbox(config: SandboxConfig): Promise<Sandbox> {
  const unlock = await lockStateDir(config.state_dir);
  const logger = pino({ level: config.log_level, base: { service: 'sandbox' } });
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 5000 }, // response addresses and query locators carry what they stand for
  });
  const app = await NestFactory.create<NestFastifyApplication>(SandboxModule.with(config), adapter, {
    logger: {
      log: () => undefined,
      warn: (message: unknown) => logger.warn(message),
      error: (message: unknown, ...rest: unknown[]) => logger.error({ rest }, String(message)),
    },
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  const fastify = adapter.getInstance();
  app.get(Traffic).watch(fastify as never, logger);
  guardPages(fastify as never, config);
  serveAssets(fastify as never);
  await mountAuthorizationServers(fastify as never, app.get(AuthorizationService));
  await app.listen(config.port, config.host);
  if (config.port === 0) config.origin = await app.getUrl();
  const { port: smtp_port } = app.get(SmtpDoor);
  return { app, logger, origin: config.origin, smtp_port, close: () => app.close().finally(unlock) };
}
