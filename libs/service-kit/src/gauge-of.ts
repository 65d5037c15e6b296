import type { Logger } from 'pino';
import { Gauge, register } from 'prom-client';

export interface Measured {
  name: string;
  help: string;
  labels?: string[];
  /** The value for each combination of labels. */
  read: () => Promise<{ labels: Record<string, string>; value: number }[]>;
}

/** A gauge whose values are read when somebody asks for the metrics. It has none while they cannot be read. */
export function gaugeOf({ name, help, labels = [], read }: Measured, logger: Logger): void {
  // Tests start several processes of a service in one.
  register.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    labelNames: labels,
    async collect() {
      const values = await read().catch((error: unknown) => {
        logger.warn({ err: error, metric: name }, 'a metric could not be read');
        return [];
      });
      this.reset();
      // Without labels, reset sets it to 0.
      if (values.length === 0) this.remove({});
      for (const { labels, value } of values) this.set(labels, value);
    },
  });
}
