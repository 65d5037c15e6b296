import { stopSeconds } from '@linesman/contracts/topology';

interface Signals {
  once(signal: string, listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * A process ends within the time that its deployment gives it, whatever its shutdown waits for. What was under way is
 * taken over by another process, as after a crash. One that still starts has nothing under way and ends at once.
 * @returns a function to call when the process shuts down by itself after a signal.
 */
export function endInTime(signals: Signals = process): () => void {
  let starting = true;
  for (const signal of ['SIGTERM', 'SIGINT'])
    signals.once(signal, () => {
      if (starting) return signals.exit(0);
      const end = () => {
        console.error(`Still busy ${stopSeconds} s after ${signal}: ending now.`);
        signals.exit(1);
      };
      setTimeout(end, stopSeconds * 1_000).unref();
    });
  return () => void (starting = false);
}
