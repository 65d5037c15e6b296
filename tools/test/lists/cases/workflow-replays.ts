import { type Case, each, person_id, replay_id } from '../case.ts';
import { TENANT } from '../grown-tables.ts';

/** The 10th has the workflow of its number. */
const replay = { tenantId: TENANT, workflow: 'workflow10', replayId: replay_id };
const replayList = (rest: string): Omit<Case, 'ask'> => ({
  route: `/v1/workflows/{workflow}/replays${rest}`,
  owner: 'notifier',
  file: 'workflow-replays/read-replays',
  name: 'ReadReplays',
  queries: each(),
});

export const ofReplays: Case[] = [
  {
    ...replayList(''),
    ask: (lists, query) => lists.list!(TENANT, 'workflow10', query),
  },
  {
    ...replayList('/{replay_id}/people'),
    queries: each({ change: 'more' }),
    ask: (lists, query) => lists.people!(replay, query),
  },
  {
    ...replayList('/{replay_id}/signals'),
    queries: each({ person_id }),
    ask: (lists, query) => lists.signals!(replay, query),
  },
];
