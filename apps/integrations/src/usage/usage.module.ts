import { Module } from '@nestjs/common';
import { AllUsageController } from './all-usage.controller';
import { ConnectionUsageRpc } from './connection-usage.rpc';
import { Usage } from './usage.system';

@Module({ controllers: [AllUsageController, ConnectionUsageRpc], providers: [Usage] })
export class UsageModule {}
