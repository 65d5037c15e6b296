import 'reflect-metadata';
import { connectMessaging } from '@linesman/messaging';
import { loadConfig, runService } from '@linesman/service-kit';
import { NotifierConfig } from './config';
import { NotifierModule } from './notifier.module';

void runService(NotifierModule.with(loadConfig(NotifierConfig)), connectMessaging);
