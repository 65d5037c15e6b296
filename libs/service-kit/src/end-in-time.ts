import { stopSeconds } from '@linesman/contracts/topology';

interface Signals {
  once(signal: string, listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * A process ends within the time that its deployment gives it, whatever its shutdown waits for. What was under way is
 * taken over by another process, as after a crash.
 */
export function endInTime(signals: Signals = process): void {
  for (const signal of ['SIGTERM', 'SIGINT'])
    signals.once(signal, () => {
      const end = () => {
        console.error(`Still busy ${stopSeconds} s after ${signal}: ending now.`);
        signals.exit(1);
      };
      setTimeout(end, stopSeconds * 1_000).unref();
    });
}
