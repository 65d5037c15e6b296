import { Module } from '@nestjs/common';
import { ProvidersModule } from '../providers/providers.module';
import { EnvironmentController } from './environment.controller';
import { ReadEnvironment } from './read-environment';

/** The technical environment of a customer: what is connected, how, by whom, and how it works. */
@Module({ imports: [ProvidersModule], controllers: [EnvironmentController], providers: [ReadEnvironment] })
export class EnvironmentModule {}
