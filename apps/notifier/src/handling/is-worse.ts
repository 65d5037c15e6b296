import { healthStatuses, severities, type SignalSnapshot } from '@linesman/contracts';
import { aboutOf, hasNewReason } from '../signals/about';

/** Whether a problem got worse: more urgent, less works, or something else is wrong as well. */
export const isWorse = (before: SignalSnapshot, now: SignalSnapshot): boolean =>
  severities.indexOf(now.severity) > severities.indexOf(before.severity) ||
  healthStatuses.indexOf(now.status_change.new_status) > healthStatuses.indexOf(before.status_change.new_status) ||
  hasNewReason(aboutOf(before), aboutOf(now));
