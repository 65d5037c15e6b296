import { perRequest, type SwitchKind } from '../../switches/switch';

const sentAgain = 'The message waits and is sent again; the integration’s signal shows how it was delivered.';

export const slackError: SwitchKind = {
  kind: 'slack_error',
  fields: { error: undefined, account: '', ...perRequest },
  name: 'Answer with an error',
  does: ({ error, path }) => `${path || 'Every method'} answers ${error ?? ''}.`,
  then: sentAgain,
};

const postingLimits: Record<string, string> = {
  burst: 'Bursts of ten, then one message a second.',
  strict: 'One message a second.',
  off: 'Messages are not limited.',
};

export const postingLimit: SwitchKind = {
  kind: 'posting_limit',
  fields: { mode: 'burst' },
  choices: { mode: Object.keys(postingLimits) },
  name: 'Posting limit',
  does: ({ mode = 'burst' }) => postingLimits[mode] ?? '',
  then: sentAgain,
  button: { mode: 'strict' },
};

export const historyLimit: SwitchKind = {
  kind: 'history_limit',
  fields: { per_minute: 1 },
  name: 'History limit',
  does: ({ per_minute = 1 }) => `The history of a conversation can be read ${per_minute} times a minute.`,
  then: 'After a crash it takes longer until Linesman looks for a message that may have been sent.',
  button: { per_minute: 1 },
};
