import 'reflect-metadata';
import { connectMessaging } from '@linesman/messaging';
import { loadConfig, runService } from '@linesman/service-kit';
import { IntegrationsConfig } from './config';
import { IntegrationsModule } from './integrations.module';

void runService(IntegrationsModule.with(loadConfig(IntegrationsConfig)), connectMessaging);
