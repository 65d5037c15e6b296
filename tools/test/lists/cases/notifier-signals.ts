import { type Case, caller, each, signal_id } from '../case.ts';

const owner = 'notifier';

/** What is listed beside one signal. */
export const ofSignals: Case[] = [
  {
    route: '/v1/risk-signals/{signal_id}/inbound-emails',
    owner,
    file: 'inbound-email/signal-emails.controller',
    name: 'SignalEmailsController',
    queries: each(),
    ask: (lists, query) => lists.list!(caller, signal_id, query),
  },
  {
    route: '/v1/risk-signals/{signal_id}/link-steps',
    owner,
    file: 'link-steps/link-steps.controller',
    name: 'LinkStepsController',
    queries: each(),
    ask: (lists, query) => lists.list!(caller, signal_id, query),
  },
];
