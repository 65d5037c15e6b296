import type { HealthStatus, SignalType } from '@linesman/contracts';

const types = {
  disconnected: 'integration_disconnected',
  degraded: 'integration_degraded',
  healthy: undefined,
} as const satisfies Record<HealthStatus, SignalType | undefined>;

/** The type of the signal of an integration that is in this health. */
export const signalTypeOf = (status: HealthStatus): SignalType | undefined => types[status];

export const statusBehind = (type: SignalType): 'disconnected' | 'degraded' =>
  type === 'integration_disconnected' ? 'disconnected' : 'degraded';
