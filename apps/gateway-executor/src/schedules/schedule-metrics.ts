import { Counter } from 'prom-client';

export const scheduledRuns = new Counter({
  name: 'scheduled_syncs_total',
  help: 'Syncs whose time came, by connection and what was decided: run; skip, because the run before goes on; hold, because the integration has to be repaired.',
  labelNames: ['connection', 'decision'],
});
