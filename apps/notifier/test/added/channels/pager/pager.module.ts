import { Module } from '@nestjs/common';
import { configOf } from '../../../../src/channels/channel-config';
import { DeliveriesModule } from '../../../../src/deliveries/deliveries.module';
import { PagerChannel } from './pager-channel';
import { PagerConfig } from './pager.config';

@Module({ imports: [DeliveriesModule], providers: [configOf(PagerConfig), PagerChannel] })
export class PagerModule {}
