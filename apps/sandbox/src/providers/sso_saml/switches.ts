import type { SwitchKind } from '../../switches/switch';

const told =
  'With the next check the integration turns to disconnected; the CSM gets a Slack message, the technical contact an email. Turn this off, and the next check ends it.';

export const metadataGone: SwitchKind = {
  kind: 'metadata_gone',
  fields: { account: '' },
  name: 'Delete the metadata',
  does: () => 'The address of the metadata answers 404: the application was deleted.',
  then: told,
  button: {},
};
export const entityChanged: SwitchKind = {
  kind: 'entity_changed',
  fields: { account: '' },
  name: 'Change the entity ID',
  does: () => 'The metadata name another entity ID, as after a move to another identity provider.',
  then: told,
  button: {},
};
export const certificateExpired: SwitchKind = {
  kind: 'certificate_expired',
  fields: { account: '' },
  name: 'Let the certificate expire',
  does: () => 'The only signing certificate ended yesterday.',
  then: told,
  button: {},
};
export const certificateEnding: SwitchKind = {
  kind: 'certificate_ending',
  fields: { account: '', days: 5 },
  name: 'Let the certificate end soon',
  does: ({ days = 5 }) => `The only signing certificate ends in ${days} days.`,
  then: 'The integration stays healthy. Its health in the API says when the certificate ends.',
  button: { days: 5 },
};
export const rollover: SwitchKind = {
  kind: 'rollover',
  fields: { account: '', phase: 'announced' },
  choices: { phase: ['announced', 'replaced'] },
  name: 'Change the certificate',
  does: ({ phase = 'announced' }) =>
    phase === 'announced'
      ? 'A second signing certificate is announced.'
      : 'A new signing certificate has replaced the old one.',
  then: 'The integration stays healthy. Its events say which certificates were announced and which are gone.',
  button: { phase: 'announced' },
};
