export const CRITICAL_SECONDS = 300;
export const OTHERS_SECONDS = 3_600;

/** How many of the integrations are critical, so that so many probes are due a second. */
export function criticalAmong(integrations: number, perSecond: number): number {
  const all = integrations / OTHERS_SECONDS;
  const critical = (perSecond - all) / (1 / CRITICAL_SECONDS - 1 / OTHERS_SECONDS);
  if (critical < 0 || critical > integrations)
    throw new Error(`${integrations} integrations do not make ${perSecond} probes a second due`);
  return Math.round(critical);
}
