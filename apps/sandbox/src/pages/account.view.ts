import type { AccountState, KnownAccount } from '../switches/known-accounts';
import { grantWords, switchWords } from '../switches/switch-words';
import type { Provider } from '../traffic/providers';
import { html, type Html } from './html';
import { moment } from './moment';
import { hidden, press } from './press';

const states: Record<AccountState, [style: string, words: string]> = {
  connected: ['good', 'Connected'],
  expired: ['warn', 'Access token expired'],
  not_connected: ['', 'Not connected'],
  deactivated: ['bad', 'Deactivated'],
  key_works: ['good', 'Key works'],
  key_rejected: ['bad', 'Key rejected'],
};

/** Google's scopes are addresses; their last part says enough. */
const short = (scope: string): string => scope.split('/').at(-1) ?? scope;

export function accountLine(provider: Provider, known: KnownAccount): Html {
  const { account, name, state, grants, granted_at } = known;
  const [style, words] = states[state];
  return html`<li class="account" id="account-${account}">
    <div class="line-main">
      <span class="line-title">${name}</span>
      <span class="dim small"
        >${account}${granted_at && html` · access given ${moment(granted_at)}`}${grants > 1 && `, ${grants} times`}</span
      >
    </div>
    <span class="badge ${style}">${words}</span>
    <div class="buttons">${controls(provider, known)}</div>
  </li>`;
}

function controls(provider: Provider, { account, name, state, grants, scopes, broken }: KnownAccount): Html[] {
  const off = broken.map(({ id, kind, scope }) => {
    const label = `Undo: ${switchWords[kind].name.toLowerCase()}`;
    return press('remove', { label, about: `${name} ${scope ?? ''}`, style: 'off' }, { id });
  });
  if (state === 'key_works')
    return [
      ...off,
      press(
        'add',
        { label: 'Reject the key', about: name, style: 'quiet' },
        { provider, kind: 'reject_key', key: account },
      ),
    ];
  if (state === 'key_rejected' || state === 'deactivated') return off;
  const free = scopes.filter((scope) => !broken.some((one) => one.scope === scope));
  const refusable = provider !== 'basecamp' && free.length > 0;
  return [
    ...off,
    ...(grants > 0
      ? [
          press('revoke', { label: grantWords.revoke.name, about: name, style: 'danger' }, { provider, account }),
          press('expire', { label: grantWords.expire.name, about: name }, { provider, account }),
        ]
      : []),
    ...(refusable ? [refuseScope(provider, account, name, free)] : []),
    press(
      'add',
      { label: 'Deactivate', about: name, style: 'quiet' },
      { provider, kind: 'deactivate_account', account },
    ),
  ];
}

const refuseScope = (provider: Provider, account: string, name: string, scopes: string[]): Html =>
  html`<form class="joined" method="post" action="/switches/add">
    ${hidden({ provider, kind: 'refuse_scope', account })}
    <select class="field" name="scope" id="scope-${account}" aria-label="Scope of ${name} to refuse">
      ${scopes.map((scope) => html`<option value="${scope}">${short(scope)}</option>`)}
    </select>
    <button class="button" aria-label="Refuse scope: ${name}">Refuse scope</button>
  </form>`;
