import { Injectable } from '@nestjs/common';

/** The time. Tests replace it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** What a service injects as its `Clock`. With a database it follows the time of its server, so that all processes agree. */
@Injectable()
export class FollowingClock extends Clock {
  /** Milliseconds of the epoch at which this process's monotonic time began. */
  private began?: number;

  override now(): Date {
    return this.began === undefined ? super.now() : new Date(this.began + performance.now());
  }

  /**
   * @param time of another clock in milliseconds of the epoch, when this process's monotonic time was `at`.
   * @returns by how many milliseconds this clock was ahead.
   */
  follow(time: number, at: number): number {
    const before = this.now().getTime();
    this.began = time - at;
    return before - this.now().getTime();
  }
}
