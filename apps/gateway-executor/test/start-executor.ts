import { connectMessaging } from '@linesman/messaging';
import { createService, parseConfig } from '@linesman/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GatewayExecutorConfig } from '../src/config';
import { GatewayExecutorModule } from '../src/gateway-executor.module';
import type { World } from './start-world';

/** The service as it runs in production, in this process. */
export async function startExecutor(world: World): Promise<NestFastifyApplication> {
  const config = parseConfig(GatewayExecutorConfig, {
    ...world.environment(),
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  });
  if (config instanceof Error) throw config;
  const app = await createService(GatewayExecutorModule.with(config), connectMessaging);
  await app.init();
  await app.startAllMicroservices();
  return app;
}
