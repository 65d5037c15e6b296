import { Module } from '@nestjs/common';
import { TriageModule } from '../triage/triage.module';
import { ProvidersController } from './providers.controller';

@Module({ imports: [TriageModule], controllers: [ProvidersController] })
export class ProvidersModule {}
