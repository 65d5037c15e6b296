import { Counter, Histogram, register } from 'prom-client';

// Tests start several processes of the service in one.
register.removeSingleMetric('probes_total');
register.removeSingleMetric('probes_postponed_total');
register.removeSingleMetric('probe_lateness_seconds');

const begun = new Counter({
  name: 'probes_total',
  help: 'Probes that this process began, by connection.',
  labelNames: ['connection'],
});

const postponed = new Counter({
  name: 'probes_postponed_total',
  help: 'Probes that observed nothing and are tried again: the limit of the provider, no lease, or an error of ours.',
  labelNames: ['connection', 'reason'],
});

const lateness = new Histogram({
  name: 'probe_lateness_seconds',
  help: 'How long after it was due a probe began.',
  buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 600],
});

export function countProbe({ connection_code, due_at }: { connection_code: string; due_at: number }, now: Date): void {
  begun.inc({ connection: connection_code });
  lateness.observe(Math.max(0, now.getTime() - due_at) / 1_000);
}

export const countPostponed = (connection: string, reason: 'limit' | 'no_lease' | 'error'): void =>
  postponed.inc({ connection, reason });
