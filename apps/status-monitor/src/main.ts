import 'reflect-metadata';
import { connectMessaging } from '@linesman/messaging';
import { loadConfig, runService } from '@linesman/service-kit';
import { StatusMonitorConfig } from './config';
import { StatusMonitorModule } from './status-monitor.module';

void runService(StatusMonitorModule.with(loadConfig(StatusMonitorConfig)), connectMessaging);
