import { Module } from '@nestjs/common';
import { AccessRequestsController } from './access-requests.controller';

@Module({ controllers: [AccessRequestsController] })
export class AccessRequestsModule {}
