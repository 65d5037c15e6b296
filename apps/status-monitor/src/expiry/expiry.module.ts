import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { CheckEnds } from './check-ends.system';

/** Warns of credentials that end soon. */
@Module({ imports: [ObservationsModule], providers: [CheckEnds] })
export class ExpiryModule {}
