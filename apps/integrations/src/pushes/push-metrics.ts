import { Counter, register } from 'prom-client';

// Tests start several processes of the service in one.
register.removeSingleMetric('pushes_total');
register.removeSingleMetric('webhooks_refused_total');

/** A push of an account that no integration uses counts once. */
export const pushes = new Counter({
  name: 'pushes_total',
  help: 'What providers told about our access or our data by their webhooks, by connection and by what it led to: counts, probe, too_old or repeated for an integration; sync, no_schedule or opened for a tenant; or unknown_account.',
  labelNames: ['connection', 'outcome'],
});

export const refusedWebhooks = new Counter({
  name: 'webhooks_refused_total',
  help: 'Requests to the webhook of a provider that were refused, by connection and reason: not_signed, too_old, malformed, too_large.',
  labelNames: ['connection', 'reason'],
});
