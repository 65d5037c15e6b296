import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { FindColleaguesRpc } from './find-colleagues.rpc';
import { People } from './people';
import { PeopleController } from './people.controller';
import { RememberCaller } from './remember-caller';

@Module({
  imports: [StatusCacheModule],
  controllers: [FindColleaguesRpc, PeopleController],
  providers: [People, { provide: APP_INTERCEPTOR, useClass: RememberCaller }],
  exports: [People],
})
export class PeopleModule {}
