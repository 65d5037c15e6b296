import type { StandIn } from '../stand-ins/stand-in';
import { deactivateAccount, refuseScope, rejectKey, removeApp } from '../switches/common-kinds';
import type { Switch, SwitchTarget } from '../switches/switch';
import type { AccountState, KnownAccount } from './known-accounts';

type Fields = Record<string, string | number>;

/** A button as the partial `pages/button` takes it. */
interface Button {
  action: 'add' | 'remove' | 'revoke' | 'expire';
  fields: Fields;
  label: string;
  about: string;
  style?: string;
}

interface Line {
  id: string;
  title: string;
  whose?: string | undefined;
  does: string;
  then: string;
  button: Button;
}

const turnOff = (about: string, fields: Fields): Button => ({
  action: 'remove',
  fields,
  label: 'Turn off',
  about,
  style: 'off',
});

/** Describes a switch that is on. `fields` are sent with the button that turns it off. */
export function switchLine(one: Switch, target: SwitchTarget | undefined, fields: Fields = {}): Line {
  const kind = target?.kinds.find(({ kind }) => kind === one.kind);
  const title = `${target?.name ?? one.provider}: ${kind?.name ?? one.kind}`;
  const where = one.path && kind?.button ? ` Only for paths with ${one.path}.` : '';
  const left = one.times === undefined ? '' : ` ${one.times} more time${one.times === 1 ? '' : 's'}.`;
  return {
    id: `switch-${one.id}`,
    title,
    whose: one.account ?? one.key ?? one.name,
    does: `${kind?.does(one) ?? ''}${where}${left}`,
    then: kind?.then ?? '',
    button: turnOff(title, { id: one.id, ...fields }),
  };
}

/** What can be broken for all accounts of a provider; what is broken already can be turned off. */
export const faultLines = ({ code, kinds }: SwitchTarget, on: Switch[]): Line[] =>
  kinds.flatMap(({ kind, name, does, then, button: fields }) => {
    if (!fields) return [];
    const active = on.find((one) => one.kind === kind);
    const add: Button = { action: 'add', fields: { provider: code, kind, ...fields }, label: 'Break', about: name };
    return {
      id: `fault-${kind}`,
      title: name,
      does: does(active ?? fields),
      then,
      button: active ? turnOff(name, { id: active.id }) : add,
    };
  });

/** These are not switches: they act on one account at once and cannot be turned off. */
const revoke = {
  name: 'Revoke access',
  does: 'The person takes the access back at the provider.',
  then: 'The integration turns to disconnected; the CSM gets a Slack message, the technical contact an email. Follow its link to reconnect, and everybody is told that it is over.',
};
const expire = {
  name: 'Expire tokens',
  does: 'Access tokens end now; the refresh token still works.',
  then: 'Nothing: they are refreshed before anybody notices. The state here turns back to connected with the next call.',
};

/** Describes the buttons that the accounts of this provider have. */
export const explained = ({ access, switches }: StandIn): { name: string; does: string; then: string }[] => [
  ...(access === 'oauth' ? [revoke, expire] : []),
  ...[refuseScope, deactivateAccount, rejectKey, removeApp]
    .filter((kind) => switches.includes(kind))
    .map(({ name, does, then }) => ({ name, does: does({}), then })),
];

const badges: Record<AccountState, { style: string; words: string }> = {
  connected: { style: 'good', words: 'Connected' },
  expired: { style: 'warn', words: 'Access token expired' },
  not_connected: { style: '', words: 'Not connected' },
  deactivated: { style: 'bad', words: 'Deactivated' },
  key_works: { style: 'good', words: 'Key works' },
  key_rejected: { style: 'bad', words: 'Key rejected' },
  app_removed: { style: 'bad', words: 'App removed' },
};

interface AccountLine {
  account: string;
  name: string;
  granted_at?: number | undefined;
  grants: number;
  badge: { style: string; words: string };
  buttons: Button[];
  /** The scopes that can be refused. Google's are URLs, of which the last part is shown. */
  scopes: { scope: string; name: string }[];
}

export function accountLine({ code, switches }: StandIn, known: KnownAccount): AccountLine {
  const { account, name, granted_at, grants, state, broken, scopes } = known;
  const canRefuse = switches.includes(refuseScope) && state !== 'deactivated';
  return {
    account,
    name,
    granted_at,
    grants,
    badge: badges[state],
    buttons: [...broken.map((one) => undo(one, name, switches)), ...accountButtons(code, known, switches)],
    scopes: scopes
      .filter((scope) => canRefuse && !broken.some((one) => one.scope === scope))
      .map((scope) => ({ scope, name: scope.split('/').at(-1) ?? scope })),
  };
}

function undo({ id, kind, scope }: Switch, name: string, kinds: StandIn['switches']): Button {
  const title = kinds.find((one) => one.kind === kind)?.name ?? kind;
  return {
    action: 'remove',
    fields: { id },
    label: `Undo: ${title.toLowerCase()}`,
    about: `${name} ${scope ?? ''}`,
    style: 'off',
  };
}

function accountButtons(
  provider: string,
  { account, name, state, grants }: KnownAccount,
  kinds: StandIn['switches'],
): Button[] {
  if (state === 'key_rejected' || state === 'app_removed' || state === 'deactivated') return [];
  const add = (label: string, fields: Fields): Button => ({
    action: 'add',
    fields: { provider, ...fields },
    label,
    about: name,
    style: 'quiet',
  });
  if (state === 'key_works') {
    const remove = kinds.includes(removeApp) ? [add(removeApp.name, { kind: removeApp.kind, account })] : [];
    return [add('Reject the key', { kind: rejectKey.kind, key: account }), ...remove];
  }
  const fields = { provider, account };
  const granted: Button[] = [
    { action: 'revoke', fields, label: revoke.name, about: name, style: 'danger' },
    { action: 'expire', fields, label: expire.name, about: name },
  ];
  return [...(grants > 0 ? granted : []), add('Deactivate', { kind: deactivateAccount.kind, account })];
}
