import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

const decidedAt = new AsyncLocalStorage<Date>();

/** What `work` decides, it decides as if it were this time. The clock of the database goes on. */
export const asOf = <T>(time: Date, work: () => T): T => decidedAt.run(time, work);

/** The time. Tests replace it. */
@Injectable()
export class Clock {
  now(): Date {
    return decidedAt.getStore() ?? new Date();
  }
}

/** What a service injects as its `Clock`. With a database it follows the time of its server, so that all processes agree. */
@Injectable()
export class FollowingClock extends Clock {
  /** Milliseconds of the epoch at which this process's monotonic time began. */
  private began?: number;

  override now(): Date {
    return decidedAt.getStore() ?? this.real();
  }

  private real(): Date {
    return this.began === undefined ? new Date() : new Date(this.began + performance.now());
  }

  /**
   * Moves only where the answer contradicts this clock: a slow answer says less than a quick one before it.
   * @param time of another clock in milliseconds of the epoch, at some moment between the two of `within` of this
   *   process's monotonic time: when it was asked, and when it had answered.
   * @returns by how many milliseconds this clock was ahead.
   */
  follow(time: number, within: { asked: number; answered: number }): number {
    const { asked, answered } = within;
    const began = time - (asked + answered) / 2;
    const known = this.began ?? Date.now() - performance.now();
    const ahead = known - began;
    if (this.began === undefined || Math.abs(ahead) > (answered - asked) / 2) this.began = began;
    return ahead;
  }
}
