import { html, type Html } from '../pages/html';
import { moment } from '../pages/moment';
import { press } from '../pages/press';
import type { Switch } from '../switches/switch';
import type { ConnectedIntegration } from './linesman-api';
import type { Undelivered } from './webhook-sender';

interface Around {
  tenant: string;
  customer: string;
  provider: string;
  active: Switch | undefined;
  undelivered: Undelivered | undefined;
}

const badge = (active: Switch | undefined, undelivered: Undelivered | undefined): Html => {
  if (active) return html`<span class="badge bad">Refuses</span>`;
  return undelivered
    ? html`<span class="badge warn">Being delivered</span>`
    : html`<span class="badge good">Takes them</span>`;
};

function attempts({ attempts, status, attempted_at, told }: Undelivered): Html {
  if (attempts === 0) return html`The first attempt is on its way`;
  const heard = told === 204 ? 'Linesman was told' : `Linesman was not told (${told || 'no answer'})`;
  return html`${attempts} attempt${attempts === 1 ? '' : 's'}, the last one answered ${status || 'with nothing'}
  ${moment(Date.parse(attempted_at))}. ${heard}.`;
}

export function webhookLine(
  one: ConnectedIntegration,
  { tenant, customer, provider, active, undelivered }: Around,
): Html {
  const { integration_id, name } = one;
  const about = `${name}, ${customer}`;
  const button = active
    ? press('remove', { label: 'Turn off', about, style: 'off' }, { id: active.id })
    : press(
        'add',
        { label: 'Fail webhooks', about },
        { provider: 'webhooks', kind: 'fail_webhooks', integration_id, tenant, name },
      );
  return html`<li class="line wraps" id="webhook-${integration_id}">
    <div class="line-main">
      <span class="line-title"><bdi>${name}</bdi></span>
      <span class="dim small"><bdi>${customer}</bdi> · ${provider}</span>
      ${undelivered && html`<span class="small">${attempts(undelivered)}</span>`}
    </div>
    <div class="line-side">${badge(active, undelivered)} ${button}</div>
  </li>`;
}
