import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { People } from './people';
import { PeopleController } from './people.controller';
import { RememberCaller } from './remember-caller';

@Module({
  imports: [StatusCacheModule],
  controllers: [PeopleController],
  providers: [People, { provide: APP_INTERCEPTOR, useClass: RememberCaller }],
  exports: [People],
})
export class PeopleModule {}
