import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 1_000;

/**
 * What was sent and is not recorded is sent again by whoever finds it. So a recording that fails, because PostgreSQL does
 * not answer, is tried again while it is this process's alone.
 * @param until by the process's monotonic time.
 */
export async function recordInTime<T>(until: number, record: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await record();
    } catch (error) {
      if (performance.now() + PAUSE_MS >= until) throw error;
    }
    await pause(PAUSE_MS);
  }
}
