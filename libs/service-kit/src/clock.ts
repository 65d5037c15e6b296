import { Injectable } from '@nestjs/common';

/** Where the time comes from; tests hand in another one. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
