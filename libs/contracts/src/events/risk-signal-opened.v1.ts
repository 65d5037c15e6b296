import { defineEvent } from '../define';
import { SignalSnapshot } from '../signal';

export { SignalSnapshot as RiskSignalOpened };

export const riskSignalOpened = defineEvent({
  type: 'risk_signal_opened',
  producer: 'status-monitor',
  aggregate: 'risk_signal',
  verb: 'opened',
  summary: 'A risk signal was opened.',
  data: SignalSnapshot,
});
