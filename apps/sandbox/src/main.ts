import 'reflect-metadata';
import { readConfig } from './config';
import { openSandbox } from './open-sandbox';

async function main(): Promise<void> {
  const { app, logger, origin, smtp_port } = await openSandbox(readConfig(process.env));
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  logger.info({ origin, smtp_port }, 'the sandbox is ready');
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const taken =
    error.code === 'EADDRINUSE' ? `Port ${error.port} is taken by another program; stop that or change it.` : undefined;
  console.error(taken ?? error.message);
  process.exit(1);
});
