import { parkedLines } from '../../../signals/parked-requests';
import type { SignalContext } from '../../../signals/signal-context';
import * as say from '../../../signals/wording';
import type { Shown } from './activity';
import { fact, line, link, title } from './elements';

/** What the alert turns into when its signal has ended. */
export function endedCard(told: SignalContext, { now, publicOrigin }: { now: Date; publicOrigin: string }): Shown {
  const { snapshot, state, closed_at, signal_id } = told.signal;
  const { customer, status_change: change } = snapshot;
  const withdrawn = state === 'withdrawn';
  const heading = `${withdrawn ? 'Alert Withdrawn' : say.endedWell(snapshot).title}: ${customer?.name ?? change.integration_name}`;
  const zone = say.zoneOf(told);
  const closed = closed_at ?? now;
  return {
    summary: `${heading} – ${change.integration_name}`,
    title: title(heading, 'Good'),
    body: [
      fact('Integration', change.integration_name),
      fact('Status', withdrawn ? 'REMOVED OR PAUSED' : 'HEALTHY'),
      line(`From ${say.localTime(change.observed_at, zone)} to ${say.localTime(closed, zone)}`),
      ...(withdrawn ? [] : [line(`It took ${say.howLong(change.observed_at, closed)}.`)]),
      ...parkedLines(told).map((it) => line(it)),
      ...(say.isWarning(snapshot) ? [] : [fact('Error was', `${say.reasonOf(snapshot)} (${say.errorCode(snapshot)})`)]),
    ],
    actions: [
      link('View risk signal', publicOrigin, `/risk-signals/${signal_id}`),
      link('View integration status', publicOrigin, `/integrations/${change.integration_id}`),
    ],
  };
}
