import { type Cause, causes, type HealthStatus, type Party } from '@linesman/contracts';
import { providerFailing } from './call-window';
import type { CauseRule, HealthPolicy } from './cause-table';
import { deliveriesRefused } from './delivery-streak';
import type { Health, MachineState } from './machine-state';
import { isAfter, type Mark } from './mark';

interface Problem {
  cause: Cause;
  at: number;
  part?: string;
}

/** The party that can repair it comes first: with revoked credentials, slow answers of the provider do not matter. */
const partyRank: readonly Party[] = ['nobody', 'provider', 'customer_endpoint', 'us', 'customer'];
const statusRank: readonly HealthStatus[] = ['healthy', 'degraded', 'disconnected'];

/** Derives health from the observations. While the published cause still holds, it stays the cause. */
export function assess(state: MachineState, policy: HealthPolicy): Health {
  const problems = openProblems(state, policy);
  if (problems.length === 0) return { status: 'healthy', party: 'nobody', failing_parts: [] };
  const weight = ({ cause }: Problem) =>
    statusRank.indexOf(policy.causes[cause].becomes) * partyRank.length + partyRank.indexOf(policy.causes[cause].party);
  const heaviest = Math.max(...problems.map(weight));
  const candidates = problems.filter((problem) => weight(problem) === heaviest);
  const worst =
    candidates.find(({ cause }) => cause === state.health.cause) ??
    candidates.reduce((a, b) => ((b.at - a.at || causes.indexOf(a.cause) - causes.indexOf(b.cause)) > 0 ? b : a));
  const { party, becomes } = policy.causes[worst.cause];
  const parts = problems.flatMap(({ part }) => part || []).sort();
  return { status: becomes, cause: worst.cause, party, failing_parts: parts };
}

function openProblems(state: MachineState, policy: HealthPolicy): Problem[] {
  const problems: Problem[] = [];
  for (const [cause, failed] of Object.entries(state.failed) as [Cause, Mark][])
    if (!isClosed(policy.causes[cause], failed, state)) problems.push({ cause, at: failed.at });
  for (const [part, { failed, succeeded }] of Object.entries(state.parts))
    if (failed && !isAfter(part === '' ? state.succeeded : succeeded, failed))
      problems.push({ cause: failed.cause, at: failed.at, part });
  const call = providerFailing(state.calls, policy.window);
  if (call?.cause) problems.push({ cause: call.cause, at: call.mark.at });
  const refused = deliveriesRefused(state.deliveries, policy.streak);
  if (refused !== undefined) problems.push({ cause: 'webhook_refused', at: refused });
  return problems;
}

function isClosed({ closed_by }: CauseRule, failed: Mark, { succeeded, refreshed }: MachineState): boolean {
  if (closed_by === 'success') return isAfter(succeeded, failed);
  const renewed = succeeded !== undefined && succeeded.credential_version > failed.credential_version;
  return renewed || (closed_by === 'success_with_new_credentials_or_refresh' && isAfter(refreshed, failed));
}
