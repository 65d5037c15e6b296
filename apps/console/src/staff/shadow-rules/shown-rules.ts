import type { ShadowRules, ShadowSignal } from '../../upstream/answers';

/** What the rules would have done with a signal, in words. */
const outcomes: Record<ShadowSignal['outcome'], { label: string; level: string }> = {
  opened: { label: 'Would have opened', level: 'high' },
  not_opened: { label: 'Would not have opened', level: 'medium' },
  earlier: { label: 'Earlier', level: 'low' },
  later: { label: 'Later', level: 'low' },
  rated: { label: 'Another severity', level: 'low' },
};
const audiences: Record<string, string> = {
  csm: 'CSM',
  manager: 'Manager of the CSM',
  contact: 'Technical contact',
  tenant: 'Tenant',
  staff: 'Staff',
};

export const outcomeTabs = Object.entries(outcomes).map(([outcome, { label }]) => ({ outcome, label }));

/** The numbers of rules in one line. */
export const numbersOf = ({ failures, of, successes_to_close, refusals, refused_seconds }: ShadowRules): string =>
  `${failures} of ${of} calls fail, ${successes_to_close} succeed; ${refusals} webhooks refused over ${refused_seconds} s`;

/** How far the evaluation is. */
export function progressOf({ evaluated_to, progress }: ShadowRules): string {
  if (progress !== null) return `Being evaluated: ${Math.floor(progress * 100)}%`;
  return evaluated_to ? 'Evaluated' : 'Waits to be evaluated';
}

export function shownSignal(signal: ShadowSignal) {
  const { outcome, live_opened_at, shadow_opened_at, live_severity, shadow_severity, told } = signal;
  return {
    ...signal,
    ...outcomes[outcome],
    by: outcome === 'earlier' || outcome === 'later' ? apart(live_opened_at!, shadow_opened_at!) : undefined,
    severity: shadow_severity ?? live_severity,
    told: told?.map((one) => ({ ...one, audience: audiences[one.audience] ?? one.audience })),
    not_asked: told === null,
    nobody: told?.every(({ reason }) => reason) ?? false,
  };
}

function apart(a: string, b: string): string {
  const seconds = Math.round(Math.abs(Date.parse(a) - Date.parse(b)) / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
