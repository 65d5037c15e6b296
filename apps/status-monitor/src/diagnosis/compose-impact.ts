import type { DependentsAnswer, Impact, LinkedEntities, WorkloadAnswer } from '@linesman/contracts';
import type { CapabilityManifest, ProviderManifest } from '@linesman/provider-kit';
import type { MachineState } from '../health/machine-state';
import { impactNow, syncsNow } from '../signals/build-snapshot';
import { factsOf, parkedIn } from './impact-facts';
import { usedLately } from './usage-words';

export interface ImpactFacts {
  manifest?: ProviderManifest;
  machine_state: MachineState;
  /** What the replica knows of links. */
  linked: LinkedEntities[];
  arr?: number;
  /** Absent where the other service did not answer. */
  dependents?: DependentsAnswer;
  workload?: WorkloadAnswer;
  now: Date;
}

/**
 * What a problem stops and whom it concerns. Where it is known what was used, only that has stopped. Where it is not,
 * everything counts as used, and that is said.
 */
export function composeImpact(facts: ImpactFacts): Impact {
  const { manifest, machine_state, dependents, workload, arr, now } = facts;
  const linked = dependents?.serves.map(({ entity_type, count }) => ({ entity_type, count })) ?? facts.linked;
  const uses = (one: CapabilityManifest): string | undefined => usedLately(one, { workload, machine_state, now });
  const inUse = manifest?.capabilities.filter((one) => uses(one) !== undefined) ?? [];
  const withUsage = inUse.map((one) => ({
    ...one,
    impact: [one.impact, uses(one) && `(${uses(one)})`].filter(Boolean).join(' '),
  }));
  const told = (capabilities: CapabilityManifest[]): string[] =>
    manifest ? impactNow({ ...manifest, capabilities }, { machine_state, linked }) : [];
  const syncs_stopped = manifest && syncsNow({ ...manifest, capabilities: inUse }, { machine_state });
  const unused = (manifest?.capabilities ?? []).filter((one) => uses(one) === undefined);
  const known = new Set((manifest?.capabilities ?? []).map(({ capability_code }) => capability_code));
  const others = (workload?.capabilities ?? []).filter(({ capability_code }) => !known.has(capability_code));
  const parked = workload?.waiting.parked ?? 0;
  const nothing = workload && !workload.capabilities.length && !workload.syncs.length && !workload.scheduled?.length;
  return {
    lines: [
      ...told(withUsage),
      ...others.map(({ capability_code, executions }) => `${capability_code} was executed ${times(executions)}`),
      ...(nothing ? ['Nothing was executed through it in the last 30 days'] : []),
    ],
    stopped: told(inUse),
    not_used: nothing ? [] : [...new Set(unused.map(({ capability_code }) => capability_code))],
    facts: factsOf({ dependents, workload, now }),
    ...(parked > 0 && { waiting: parkedIn(parked) }),
    not_known: [
      ...(dependents ? [] : ['Who depends on it is not known: the integrations service did not answer']),
      ...(workload
        ? []
        : ['What was used, which syncs ran and which requests wait is not known: the executor did not answer']),
    ],
    ...(syncs_stopped && { syncs_stopped }),
    ...(arr !== undefined && { arr }),
    ...(dependents && { dependents }),
    ...(workload && { workload }),
  };
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
