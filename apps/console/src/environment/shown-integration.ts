import { type State, stateWords } from '../integrations/head/state-of';
import { inWords } from '../pages/times';
import { capabilityInWords, partInWords, readable } from '../pages/words';
import type { Environment } from '../upstream/answers';

type Described = Environment['integrations'][number];

export interface ShownIntegration extends Described {
  state: State;
  label: string;
  /** `Consent at Salesforce`, `Entered credentials`, `Not connected`. */
  authentication_text: string;
  added_by_text: string;
  connected_by_text?: string;
  /** `Sync contacts v1`, each once with its version. */
  capabilities_text: string;
  /** What it syncs; empty where nothing. */
  syncs_text: string;
  endpoints_text: string[];
  /** Of 90 days; absent where nobody knows. */
  reliability_text?: string;
  credentials_end: string | null;
}

/** What is not connected or switched off has no state of its own at the status-monitor. */
const withoutState: Partial<Record<Described['status'], State>> = {
  pending_configuration: 'pending',
  inactive: 'paused',
};

export function shownIntegration(one: Described): ShownIntegration {
  const { condition, capabilities } = one;
  const state = condition?.state ?? withoutState[one.status] ?? 'unknown';
  return {
    ...one,
    state,
    label: stateWords[state].label,
    authentication_text: authentication(one),
    added_by_text: nameOf(one.added_by)!,
    connected_by_text: nameOf(one.connected_by),
    capabilities_text: capabilities
      .map(({ capability_code, version }) => `${capabilityInWords(capability_code)} v${version}`)
      .join(', '),
    syncs_text: capabilities
      .flatMap(({ sync }) => (sync ? [`${readable(sync.object)} (${sync.direction})`] : []))
      .join(', '),
    endpoints_text: (condition?.endpoints ?? []).map(
      ({ endpoint, works }) => `${partInWords(endpoint)}${works ? '' : ': does not work'}`,
    ),
    reliability_text: condition ? reliability(condition) : undefined,
    credentials_end: condition?.credentials_end_at ?? one.credentials_end_at,
  };
}

function authentication({ authentication: kind, provider_name }: Described): string {
  if (kind === null) return 'Not connected';
  return kind === 'consent' ? `Consent at ${provider_name}` : 'Entered credentials';
}

const nameOf = (person: Described['connected_by']): string | undefined => person?.name ?? person?.subject;

function reliability({
  uptime_percent,
  disconnections,
  down_seconds,
}: NonNullable<Described['condition']>): string | undefined {
  if (uptime_percent === undefined) return undefined;
  const often = disconnections === 1 ? '1 disconnection' : `${disconnections} disconnections`;
  return `${uptime_percent}% uptime, ${often}${down_seconds > 0 ? `, ${inWords(down_seconds * 1_000)}` : ''}`;
}
