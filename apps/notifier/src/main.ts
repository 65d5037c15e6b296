import 'reflect-metadata';
import { connectMessaging } from '@linesman/messaging';
import { runService } from '@linesman/service-kit';
import { NotifierModule } from './notifier.module';

void runService(NotifierModule.from(process.env), connectMessaging);
