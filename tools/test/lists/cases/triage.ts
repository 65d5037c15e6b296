import { type Case, caller, each } from '../case.ts';

const owner = 'notifier';
const clock = { now: () => new Date() };
const view = each({ view: 'mine' }, { q: 'tech' });

export const ofTriage: Case[] = [
  {
    route: '/v1/triage',
    owner,
    file: 'triage/triage.controller',
    name: 'TriageController',
    made_with: (database) => [database, clock],
    queries: view,
    ask: (lists, query) => lists.summarize!(caller, query),
  },
  {
    route: '/v1/triage/signals',
    owner,
    file: 'triage/triage.controller',
    name: 'TriageController',
    made_with: (database) => [database, clock],
    queries: [
      ...view,
      { connection_code: 'salesforce' },
      { cause: 'timeout' },
      { cause: 'none' },
      { owner: 'provider' },
    ],
    ask: (lists, query) => lists.listTriagedSignals!(caller, query),
  },
];
