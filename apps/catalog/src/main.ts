import 'reflect-metadata';
import { connectMessaging } from '@linesman/messaging';
import { loadConfig, runService } from '@linesman/service-kit';
import { CatalogConfig } from './config';
import { CatalogModule } from './catalog.module';

void runService(CatalogModule.with(loadConfig(CatalogConfig)), connectMessaging);
