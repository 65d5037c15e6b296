import { type Cause, causeFacts, causes, type HealthStatus, isMeasured, type Party } from '@linesman/contracts';
import type { CauseRule, HealthPolicy } from './cause-table';
import { deliveriesRefused, silentSince, workingEndpoints } from './endpoint-state';
import { type Health, type MachineState, type PartState, PROBE_PART } from './machine-state';
import { isAfter, type Mark } from './mark';
import { measuredProblems } from './measured';
import { providerProblems } from './provider-problems';
import { isGrantedNow, missingScopes } from './scopes';
import { loginProblems } from './login-problems';

interface Found {
  cause: Cause;
  part?: string;
  status: HealthStatus;
  /** Start of the first and of the newest failed call that is known. */
  since: number;
  at: number;
  failures?: number;
  http_status?: number;
  missing_scope?: string;
  last_worked_at?: number;
  reason?: string;
}

/** The party that can repair it comes first: with revoked credentials, slow answers of the provider do not matter. */
const partyRank: readonly Party[] = ['nobody', 'provider', 'customer_endpoint', 'us', 'customer'];
const statusRank: readonly HealthStatus[] = ['healthy', 'degraded', 'disconnected'];

/** Derives health from the observations. While the published cause still holds, it stays the cause. */
export function assess(state: MachineState, policy: HealthPolicy): Health {
  const found = openProblems(state, policy).sort(
    (a, b) =>
      weight(b) - weight(a) ||
      Number(b.cause === state.health.cause) - Number(a.cause === state.health.cause) ||
      b.at - a.at ||
      causes.indexOf(a.cause) - causes.indexOf(b.cause) ||
      (a.part ?? '').localeCompare(b.part ?? ''),
  );
  const [worst] = found;
  if (!worst) return { status: 'healthy', party: 'nobody', failing_parts: [], problems: [], working_parts: [] };
  const problems = found.map(({ status: _status, at: _at, ...problem }) => {
    const { cause, part, since } = problem;
    const known = state.health.problems.find((one) => one.cause === cause && one.part === part);
    return { ...problem, party: causeFacts[cause].party, since: Math.min(since, known?.since ?? since) };
  });
  const partly = worst.status === 'degraded';
  const failing = new Set(found.flatMap(({ cause, part }) => (stillWorks(cause) ? [] : (part ?? []))));
  const troubled = new Set(found.flatMap(({ part }) => part ?? []));
  return {
    status: worst.status,
    cause: worst.cause,
    party: causeFacts[worst.cause].party,
    failing_parts: partly ? [...failing].sort() : [],
    problems,
    working_parts: partly ? workingParts(state, troubled) : [],
  };
}

/** Of such a problem the part works, only not as it should. */
const stillWorks = (cause: Cause): boolean => isMeasured(cause) || cause === 'data_inconsistent';

const weight = ({ cause, status }: Found): number =>
  statusRank.indexOf(status) * partyRank.length + partyRank.indexOf(causeFacts[cause].party);

function openProblems(state: MachineState, policy: HealthPolicy): Found[] {
  const found: Found[] = [];
  for (const [cause, { at, ...failed }] of Object.entries(state.failed) as [Cause, Mark][])
    if (!isClosed(policy.causes[cause], { at, ...failed }, state))
      found.push({ cause, status: 'disconnected', since: at, at });
  for (const [part, { failed, succeeded }] of Object.entries(state.parts))
    if (
      failed &&
      !isAfter(part === '' ? state.succeeded : succeeded, failed) &&
      !isGrantedNow(state.scopes?.[part], failed)
    )
      found.push({ ...newest(failed), part: part || undefined, status: 'degraded' });
  found.push(...scopeProblems(state, found), ...syncProblems(state), ...recordProblems(state));
  const { problems, all_fail } = providerProblems(state, policy);
  for (const { cause, part, since, at } of problems)
    found.push({ cause, part: part || undefined, status: all_fail ? 'disconnected' : 'degraded', since, at });
  for (const { nothing_works, ...problem } of loginProblems(state, policy))
    found.push({ ...problem, status: nothing_works ? 'disconnected' : 'degraded' });
  found.push(...endpointProblems(state, policy));
  const measured = measuredProblems(state.measured, found);
  return [...found, ...measured.map((one) => ({ ...one, status: 'degraded' as const }))];
}

const newest = ({ cause, at, missing_scope }: NonNullable<PartState['failed']>) => ({
  cause,
  since: at,
  at,
  ...(missing_scope && { missing_scope }),
});

/** A call that was refused for want of them says the same. */
const scopeProblems = (state: MachineState, found: Found[]): Found[] =>
  missingScopes(state)
    .map((one) => ({ ...newest({ ...one, cause: 'insufficient_scope' }), part: one.part, status: 'degraded' as const }))
    .filter(({ cause, part }) => !found.some((other) => other.cause === cause && other.part === part));

/** A run that works ends them, and so does the schedule when nothing is expected of it any more. */
const syncProblems = ({ parts }: MachineState): Found[] =>
  Object.entries(parts).flatMap(([part, { schedule_failed: failed, schedule_ended, succeeded }]) =>
    failed && !isAfter(succeeded, failed) && !isAfter(schedule_ended, failed)
      ? [
          {
            cause: failed.cause,
            part: part || undefined,
            status: 'degraded' as const,
            since: failed.at,
            at: failed.at,
            ...(succeeded && { last_worked_at: succeeded.at }),
          },
        ]
      : [],
  );

/** A run that reads all of its records ends it. The sync itself works. */
const recordProblems = ({ parts }: MachineState): Found[] =>
  Object.entries(parts).flatMap(([part, { unread, all_read }]) =>
    unread && !isAfter(all_read, unread)
      ? [
          {
            cause: 'data_inconsistent' as const,
            part: part || undefined,
            status: 'degraded' as const,
            since: unread.at,
            at: unread.at,
            reason: unread.reason,
          },
        ]
      : [],
  );

/** Nothing works where webhooks are all there is, and every endpoint has a problem. */
function endpointProblems({ endpoints, parts, failed }: MachineState, policy: HealthPolicy): Found[] {
  const names = Object.keys(endpoints);
  const found = names.flatMap((name) => {
    const part = name || undefined;
    const refused = deliveriesRefused(endpoints, name, policy.streak);
    const since = silentSince(endpoints, name);
    return [
      ...(refused ? [{ cause: 'webhook_refused' as const, part, ...refused }] : []),
      ...(since !== undefined ? [{ cause: 'webhook_silent' as const, part, since, at: since }] : []),
    ];
  });
  const onlyWebhooks = Object.keys(parts).length === 0 && Object.keys(failed).length === 0;
  const all = new Set(found.map(({ part }) => part)).size === names.length;
  return found.map((one) => ({ ...one, status: onlyWebhooks && all ? 'disconnected' : 'degraded' }));
}

const workingParts = ({ parts, endpoints }: MachineState, troubled: ReadonlySet<string>): string[] =>
  [
    ...Object.entries(parts)
      .filter(([part, { calls = [] }]) => part !== '' && calls.length > 0 && !calls.at(-1)?.cause)
      .map(([part]) => part),
    ...workingEndpoints(endpoints),
  ]
    .filter((part) => !troubled.has(part))
    .sort();

function isClosed({ closed_by }: CauseRule, failed: Mark, { succeeded, refreshed, parts }: MachineState): boolean {
  if (closed_by === 'success') return isAfter(succeeded, failed);
  if (closed_by === 'success_of_the_probe') return isAfter(parts[PROBE_PART]?.succeeded, failed);
  const renewed = succeeded !== undefined && succeeded.credential_version > failed.credential_version;
  return renewed || (closed_by === 'success_with_new_credentials_or_refresh' && isAfter(refreshed, failed));
}
