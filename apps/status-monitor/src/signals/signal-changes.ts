import type { HealthStatus, SignalType } from '@linesman/contracts';

/** Which signals a change of health opens and which it closes. A degraded line that then breaks keeps both open. */
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
