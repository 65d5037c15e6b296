import { Module } from '@nestjs/common';
import { ProvidersModule } from '../providers/providers.module';
import { IntegrationCapabilitiesController } from './capabilities.controller';
import { ExecuteController } from './execute.controller';

@Module({ imports: [ProvidersModule], controllers: [ExecuteController, IntegrationCapabilitiesController] })
export class ExecuteModule {}
