import type { Switch } from '../switches/switch';
import { providerNames, switchWords } from '../switches/switch-words';
import type { Provider } from '../traffic/providers';
import { html, type Html } from './html';
import { press } from './press';

const nameOf = (provider: string): string => providerNames[provider as Provider].name;

export function switchLine(one: Switch, fields: Record<string, string> = {}): Html {
  const { name, does, then } = switchWords[one.kind];
  const whose = one.account ?? one.key ?? one.name;
  const title = `${nameOf(one.provider)}: ${name}`;
  const left = one.times === undefined ? '' : ` ${one.times} more time${one.times === 1 ? '' : 's'}.`;
  const where = one.path && one.kind !== 'slack_error' ? ` Only for paths with ${one.path}.` : '';
  return html`<li class="line" id="switch-${one.id}">
    <div class="line-main">
      <span class="line-title">${title}${whose && html` <span class="dim">for ${whose}</span>`}</span>
      <span class="small">${does(one)}${where}${left}</span>
      <span class="dim small">${then}</span>
    </div>
    ${press('remove', { label: 'Turn off', about: title, style: 'off' }, { id: one.id, ...fields })}
  </li>`;
}

/** Everything that is broken on purpose right now. */
export const switchesOn = (switches: Switch[]): Html =>
  html`<section class="card" id="on">
    <div class="card-head">
      <h2>Broken right now</h2>
      ${switches.length > 0 && press('clear', { label: 'Turn all off' }, {})}
    </div>
    ${
      switches.length > 0
        ? html`<ul class="rows">
            ${switches.map((one) => switchLine(one, { from: 'all' }))}
          </ul>`
        : html`<div class="empty rows">
            <strong>Everything works</strong><span>What you break shows here, with what it does.</span>
          </div>`
    }
  </section>`;
