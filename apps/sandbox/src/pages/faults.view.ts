import type { Switch, SwitchKind } from '../switches/switch';
import { switchWords } from '../switches/switch-words';
import type { Provider } from '../traffic/providers';
import { html, type Html } from './html';
import { type Fields, press } from './press';

interface Fault {
  kind: SwitchKind;
  fields?: Fields;
}

const everywhere: Fault[] = [
  { kind: 'status', fields: { status: '503' } },
  { kind: 'slow', fields: { ms: '2000' } },
  { kind: 'rate_limit', fields: { retry_after: '5' } },
  { kind: 'reset' },
  { kind: 'lost_answer' },
];
const slack: Fault[] = [
  { kind: 'posting_limit', fields: { mode: 'strict' } },
  { kind: 'history_limit', fields: { per_minute: '1' } },
];

/** What can be broken for everybody at once; what is on already offers to be turned off. */
export function faultLines(provider: Provider, on: Switch[]): Html[] {
  return [...everywhere, ...(provider === 'slack' ? slack : [])].map(({ kind, fields = {} }) => {
    const { name, does, then } = switchWords[kind];
    const active = on.find((one) => one.kind === kind);
    const sample = { status: Number(fields['status']), ms: Number(fields['ms']), retry_after: 5, mode: fields['mode'] };
    const button = active
      ? press('remove', { label: 'Turn off', about: name, style: 'off' }, { id: active.id })
      : press('add', { label: 'Break', about: name }, { provider, kind, ...fields });
    return html`<li class="line" id="fault-${kind}">
      <div class="line-main">
        <span class="line-title">${name}</span>
        <span class="small">${does(active ?? (sample as Partial<Switch>))}</span>
        <span class="dim small">${then}</span>
      </div>
      ${button}
    </li>`;
  });
}
