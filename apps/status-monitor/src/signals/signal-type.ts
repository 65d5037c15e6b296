import type { HealthStatus, SignalType } from '@linesman/contracts';
import type { MachineState } from '../health/machine-state';

const types = {
  disconnected: 'integration_disconnected',
  degraded: 'integration_degraded',
  healthy: undefined,
} as const satisfies Record<HealthStatus, SignalType | undefined>;

/** The type of the signal of an integration that is in this state: that of the worst problem. */
export const signalTypeOf = ({ health, expiring, near_limit }: MachineState): SignalType | undefined =>
  types[health.status] ?? (expiring && 'integration_expiring') ?? (near_limit && 'integration_near_limit');

export const statusBehind = (type: SignalType): 'disconnected' | 'degraded' =>
  type === 'integration_disconnected' ? 'disconnected' : 'degraded';
