import { Module } from '@nestjs/common';
import { IdempotencyModule } from '../idempotency/idempotency.module';
import { PeopleModule } from '../people/people.module';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { ChangeGrants } from './change-grants';
import { GrantsController } from './grants.controller';
import { MyGrantsController } from './my-grants.controller';
import { MyRightsController } from './my-rights.controller';

@Module({
  imports: [IdempotencyModule, PeopleModule, StatusCacheModule],
  controllers: [GrantsController, MyGrantsController, MyRightsController],
  providers: [ChangeGrants],
})
export class GrantsModule {}
