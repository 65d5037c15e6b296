import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { RememberWayBack } from './remember-way-back';

/** Offers a visitor whom a call to action led here the way back to the page that it was on. */
@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: RememberWayBack }] })
export class WayBackModule {}
