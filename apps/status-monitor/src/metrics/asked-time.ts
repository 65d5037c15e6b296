import { invalidFields } from '@linesman/service-kit';
import { type MetricsQuery, type Step, steps } from './metrics.dto';

const DAY_MS = 86_400_000;
const MOST_STEPS = 400;
const USUAL_STEPS = 100;

export interface AskedTime {
  from: Date;
  to: Date;
  step_seconds: Step;
}

/** From the start of the step in which the asked time begins. */
export function askedTime({ from: asked, to, step }: MetricsQuery, now: Date): AskedTime {
  const end = to && to.getTime() < now.getTime() ? to : now;
  const from = asked ?? new Date(end.getTime() - DAY_MS);
  const span = (end.getTime() - from.getTime()) / 1_000;
  const step_seconds = step ?? steps.find((one) => span <= one * USUAL_STEPS) ?? steps.at(-1)!;
  if (span <= 0 || span > step_seconds * MOST_STEPS)
    throw invalidFields([{ field: 'from', message: `must be before the end, by ${MOST_STEPS} steps at most` }]);
  const ms = step_seconds * 1_000;
  return { from: new Date(Math.floor(from.getTime() / ms) * ms), to: end, step_seconds };
}
