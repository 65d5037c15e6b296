import 'reflect-metadata';
import { loadConfig, runService } from '@linesman/service-kit';
import { ConsoleConfig } from './config';
import { ConsoleModule } from './console.module';
import { prepareEdge } from './edge/prepare-edge';

void runService(ConsoleModule.with(loadConfig(ConsoleConfig)), prepareEdge);
