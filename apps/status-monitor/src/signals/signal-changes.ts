import type { HealthStatus, SignalType } from '@linesman/contracts';

/**
 * Which signals a new status opens and closes. An integration that is degraded and then disconnected has both signals
 * open.
 */
export function signalChanges(to: HealthStatus): { opens?: SignalType; closes: SignalType[] } {
  switch (to) {
    case 'disconnected':
      return { opens: 'integration_disconnected', closes: [] };
    case 'degraded':
      return { opens: 'integration_degraded', closes: ['integration_disconnected'] };
    case 'healthy':
      return { closes: ['integration_disconnected', 'integration_degraded'] };
  }
}

export const statusBehind = (type: SignalType): 'disconnected' | 'degraded' =>
  type === 'integration_disconnected' ? 'disconnected' : 'degraded';
