import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { ProvidersModule } from '../providers/providers.module';
import { OnIntegrationFirstChecked } from './on-integration-first-checked';

/** Has the user who added an integration told what its first check found. */
@Module({ imports: [PeopleModule, ProvidersModule], controllers: [OnIntegrationFirstChecked] })
export class FirstChecksModule {}
