import { perRequest, type SwitchKind } from '../../switches/switch';

const byEmail =
  'The CSM gets an email in its place, and the settings of the workspace show why, until a message gets through.';

export const removedFromTeam: SwitchKind = {
  kind: 'app_removed',
  fields: { account: '' },
  name: 'Remove the app from the team',
  does: () => 'Every message and edit is answered with 403.',
  then: byEmail,
  button: {},
};

export const channelDeleted: SwitchKind = {
  kind: 'channel_deleted',
  fields: { account: '' },
  name: 'Delete the channel',
  does: () => 'Every message and edit is answered with 404.',
  then: byEmail,
  button: {},
};

export const tooLarge: SwitchKind = {
  kind: 'too_large',
  fields: perRequest,
  name: 'Refuse the size',
  does: () => 'Every message is answered with 413.',
  then: byEmail,
  button: {},
};

export const unknownPerson: SwitchKind = {
  kind: 'unknown_person',
  fields: { account: '' },
  name: 'Know nobody',
  does: () => 'A message that mentions somebody is answered with 400.',
  then: 'The message comes without the mention, and names its reader.',
  button: {},
};

export const appRefused: SwitchKind = {
  kind: 'refuse_app',
  fields: {},
  name: 'Refuse the app',
  does: () => 'The token endpoint answers invalid_client: the secret of Linesman’s app has ended.',
  then: 'Once the token of an hour has ended, messages go by email.',
  button: {},
};
