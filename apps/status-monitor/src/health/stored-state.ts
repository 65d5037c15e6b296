import type { WindowedCall } from './call-window';
import type { Health, MachineState } from './machine-state';

/** A state that was stored before calls were kept by part, and before their start was clamped. */
interface OlderState extends Omit<MachineState, 'health'> {
  health: Omit<Health, 'problems' | 'working_parts'>;
  calls: WindowedCall[];
}

export type StoredState = MachineState | OlderState;

/** The calls of an older state have no part. A success of any part says of them that the provider works. */
export function loadState(stored: StoredState, now: number): MachineState {
  if (!('calls' in stored)) return stored;
  const { calls, health, ...rest } = JSON.parse(JSON.stringify(stored), (key, value: unknown) =>
    key === 'at' && typeof value === 'number' ? Math.min(value, now) : value,
  ) as OlderState;
  const failures = calls.filter(({ cause }) => cause);
  return {
    ...rest,
    health: { ...health, problems: [], working_parts: [] },
    parts: { ...rest.parts, '': { ...rest.parts[''], calls, provider_failed: failures.at(-1)?.mark } },
  };
}
