import type { SwitchKind } from '../../switches/switch';

const told =
  'With the next check the integration turns to disconnected; the CSM gets a Slack message, the technical contact an email. Turn this off, and the next check ends it.';

export const discoveryGone: SwitchKind = {
  kind: 'discovery_gone',
  fields: { account: '' },
  name: 'Delete the discovery document',
  does: () => 'The discovery document answers 404: the tenant at the identity provider was deleted.',
  then: told,
  button: {},
};
export const issuerChanged: SwitchKind = {
  kind: 'issuer_changed',
  fields: { account: '' },
  name: 'Change the issuer',
  does: () => 'The discovery document names another issuer, as after a move to another domain.',
  then: told,
  button: {},
};
export const clientRefused: SwitchKind = {
  kind: 'client_refused',
  fields: { account: '' },
  name: 'Refuse the client',
  does: () => 'The token endpoint answers invalid_client: the client secret has ended.',
  then: told,
  button: {},
};
export const keysEmpty: SwitchKind = {
  kind: 'jwks_empty',
  fields: { account: '' },
  name: 'Publish no key',
  does: () => 'The key set is empty.',
  then: 'After three of five checks, which follow each other within seconds, the identity provider is named as the cause. Two checks that work end it.',
  button: {},
};
export const keysRolled: SwitchKind = {
  kind: 'key_rollover',
  fields: { account: '', phase: 'announced' },
  choices: { phase: ['announced', 'replaced'] },
  name: 'Change the key',
  does: ({ phase = 'announced' }) =>
    phase === 'announced' ? 'A second signing key is announced.' : 'A new signing key has replaced the old one.',
  then: 'The integration stays healthy. Its events say which keys were announced and which are gone.',
  button: { phase: 'replaced' },
};
