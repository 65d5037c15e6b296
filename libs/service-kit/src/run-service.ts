import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, register } from 'prom-client';
import { closeSilentConnections } from './close-silent-connections';
import { collectStartUpGarbage } from './collect-start-up-garbage';
import { readCertificate, renewCertificate } from './certificate';
import { ServiceConfig } from './config';
import { endInTime } from './end-in-time';
import { NestLogger } from './logger';
import { ProblemFilter, sendProblem, toProblemDocument } from './problem.filter';
import { refuseOtherEncodings } from './refuse-other-encodings';
import { logRequests } from './request-log';
import { LOGGER } from './injection-tokens';
import { StorableInput } from './storable-input';
import { startFailure } from './start-failure';
import { httpValidation } from './validation';
import { within } from './within';

type Prepare = (app: NestFastifyApplication) => Promise<void> | void;

/** Builds a service as it runs in production, but does not listen yet. Tests use it too. */
export async function createService(
  module: Type | DynamicModule,
  ...prepare: Prepare[]
): Promise<NestFastifyApplication> {
  const https = readCertificate(process.env);
  const adapter = new FastifyAdapter({
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    trustProxy: 'loopback',
    ...(https && { https }),
    routerOptions: { maxParamLength: 5_000 },
    // Of a path that cannot be decoded or has a parameter that is too long: Nest does not see these.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void sendProblem(toProblemDocument(error), request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    // Until the service's own logger is there, Nest logs nothing: what fails is thrown, and said once.
    logger: false,
    rawBody: true,
    abortOnError: false,
  });
  const logger = app.get<Logger>(LOGGER);
  app.useLogger(new NestLogger(logger));
  logRequests(app.getHttpAdapter().getInstance(), logger);
  closeSilentConnections(app);
  refuseOtherEncodings(app.getHttpAdapter().getInstance());
  app.useGlobalPipes(new StorableInput(), httpValidation());
  app.useGlobalFilters(new ProblemFilter(logger));
  for (const step of prepare) await step(app);
  return app;
}

/** Each wait for a server ends long before. It is for a wait of which nobody thought. */
export const LONGEST_START_MS = 180_000;

/** Starts a service. If it cannot start, it ends with a message and exit code 1. */
export async function runService(module: Type | DynamicModule, ...prepare: Prepare[]): Promise<void> {
  try {
    collectDefaultMetrics({ register });
    const hasStarted = endInTime();
    const app = await within(LONGEST_START_MS, 'start-up', () => listening(module, prepare));
    hasStarted();
    renewCertificate(app.getHttpServer(), app.get(LOGGER));
    app.get<Logger>(LOGGER).info({ url: await app.getUrl() }, 'ready');
    collectStartUpGarbage(10_000);
  } catch (error) {
    console.error(`Cannot start: ${startFailure(error)}`);
    process.exit(1);
  }
}

async function listening(module: Type | DynamicModule, prepare: Prepare[]): Promise<NestFastifyApplication> {
  const app = await createService(module, ...prepare);
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  const { HOST, PORT } = app.get(ServiceConfig);
  await app.init();
  await app.startAllMicroservices();
  await app.listen(PORT, HOST);
  return app;
}
