import { Counter } from 'prom-client';

export const parkedTotal = new Counter({
  name: 'parked_executions_ended_total',
  help: 'Executions that are parked no more, by connection and what became of them: released, cancelled, expired.',
  labelNames: ['connection', 'what'],
});
