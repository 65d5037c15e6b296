import { defineEvent } from '../define';
import { SignalSnapshot } from '../signal';

export { SignalSnapshot as RiskSignalUpdated };

export const riskSignalUpdated = defineEvent({
  type: 'risk_signal_updated',
  producer: 'status-monitor',
  aggregate: 'risk_signal',
  verb: 'updated',
  summary: 'The severity, cause or context of an open risk signal changed.',
  data: SignalSnapshot,
});
