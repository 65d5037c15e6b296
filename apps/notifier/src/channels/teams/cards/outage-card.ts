import type { ShownOutage } from '../../../signals/outage';
import * as outage from '../../../signals/outage-wording';
import type { SignalContext } from '../../../signals/signal-context';
import * as say from '../../../signals/wording';
import type { Shown } from './activity';
import { fact, line, link, listed, title } from './elements';

/** The one message about an outage, as it is now. */
export function outageCard(told: SignalContext, shown: ShownOutage, publicOrigin: string): Shown {
  const { snapshot, closed_at } = told.signal;
  const { integration_type, observed_at } = snapshot.status_change;
  const zone = say.zoneOf(told);
  const heading = outage.titleOf(told.signal, shown);
  const now = closed_at ? outage.endOf(told.signal, shown) : outage.extentOf(shown);
  const acts = outage.whoActs(shown, snapshot.connection_name);
  const since = say.localTime(observed_at, zone);
  return {
    summary: closed_at ? now : `${heading}. ${now}`,
    title: title(heading, closed_at ? 'Good' : 'Warning'),
    body: closed_at
      ? [line(now), line(`From ${since} to ${say.localTime(closed_at, zone)}`)]
      : [
          line(now),
          ...(acts ? [line(acts)] : []),
          fact('Since', since),
          ...listed('Failing:', outage.namesOf(shown)),
          line(outage.PROMISE),
        ],
    actions: [link('View provider', publicOrigin, `/providers/${encodeURIComponent(integration_type)}`)],
  };
}
