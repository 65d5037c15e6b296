import 'reflect-metadata';
import { connectMessaging } from '@linesman/messaging';
import { loadConfig, runService } from '@linesman/service-kit';
import { GatewayExecutorConfig } from './config';
import { GatewayExecutorModule } from './gateway-executor.module';

void runService(GatewayExecutorModule.with(loadConfig(GatewayExecutorConfig)), connectMessaging);
