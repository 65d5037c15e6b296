import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { TellNextContact } from './tell-next-contact';

/** Tells a customer's next contact where one before them cannot be reached, or nobody acts. */
@Module({ imports: [DeliveriesModule], providers: [TellNextContact], exports: [TellNextContact] })
export class NextContactsModule {}
