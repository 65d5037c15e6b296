import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { OnReconnectLinkRequested } from './on-reconnect-link-requested';

/** Emails a new reconnect link to whoever asked for it on the page of an ended one. */
@Module({ imports: [DeliveriesModule], controllers: [OnReconnectLinkRequested] })
export class NewLinksModule {}
