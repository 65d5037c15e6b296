import type { Failure } from '../../deliveries/channel';

export const NO_APP: Failure = { kind: 'failed', reason: 'no_teams_app' };
export const NO_CHANNEL: Failure = { kind: 'failed', reason: 'no_teams_channel' };
