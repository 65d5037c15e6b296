import { type Logger, LogLevel, WebClient } from '@slack/web-api';

const nothing = (): void => undefined;
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** Slack's own SDK at a sandbox. */
export const slackClient = (origin: string, token?: string): WebClient =>
  new WebClient(token, {
    slackApiUrl: `${origin}/slack/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });

/** Slack's word for a failure, or the SDK's. */
export const errorOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (failure: { data?: { error: string }; code: string }) => failure.data?.error ?? failure.code,
  );

export const blocks = [
  { type: 'header', text: { type: 'plain_text', text: ':electric_plug: Down' } },
  {
    type: 'actions',
    block_id: 'buttons',
    elements: [
      { type: 'button', action_id: 'send', text: { type: 'plain_text', text: 'Send' }, value: 'signal-1' },
      {
        type: 'button',
        action_id: 'open',
        text: { type: 'plain_text', text: 'Open' },
        url: 'https://console.example/i/1',
      },
    ],
  },
];
