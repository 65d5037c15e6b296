import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, pino } from 'pino';
import type { SandboxConfig } from './config';
import { ProblemFilter } from './http/problem';
import { SmtpMailbox } from './mail/smtp-mailbox';
import { AuthorizationService } from './oauth/authorization-service';
import { mountAuthorizationServers } from './oauth/mount';
import { Assets } from './pages/assets';
import { guardPages } from './pages/page-headers';
import { SandboxModule } from './sandbox.module';
import { findStandIns } from './stand-ins/find-stand-ins';
import { lockStateDir } from './state/state-dir';
import { Traffic } from './traffic/traffic';

export interface Sandbox {
  app: NestFastifyApplication;
  logger: Logger;
  origin: string;
  smtp_port: number;
  close(): Promise<void>;
}

export async function openSandbox(config: SandboxConfig, standIns = findStandIns()): Promise<Sandbox> {
  const unlock = await lockStateDir(config.state_dir);
  const logger = pino({ level: config.log_level, base: { service: 'sandbox' } });
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 5000 }, // Slack's response URLs and Salesforce's query locators are long
  });
  const app = await NestFactory.create<NestFastifyApplication>(SandboxModule.with(config, standIns), adapter, {
    logger: {
      log: () => undefined,
      warn: (message: unknown) => logger.warn(message),
      error: (message: unknown, ...rest: unknown[]) => logger.error({ rest }, String(message)),
    },
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  const fastify = adapter.getInstance();
  app.get(Traffic).watch(fastify, logger);
  guardPages(fastify, config);
  app.get(Assets).serve(fastify);
  await mountAuthorizationServers(fastify, app.get(AuthorizationService));
  await app.listen(config.port, config.host);
  if (config.port === 0) config.origin = await app.getUrl();
  const { port: smtp_port } = app.get(SmtpMailbox);
  return { app, logger, origin: config.origin, smtp_port, close: () => app.close().finally(unlock) };
}
