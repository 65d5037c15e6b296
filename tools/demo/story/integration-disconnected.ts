import type { Step } from '../story.ts';
import type { Line, World } from '../world.ts';
import { alertSections, contactTold, csmTold, detected, scoreLowered, taskGiven } from './broken.ts';
import { connected, customerArrives, executed, executionRefused, integrationCreated, revoked } from './connect.ts';
import { booksClosed, everybodyTold, reconnected, resolved } from './mended.ts';
import { callOffered, fiftyMore, fixSent, statusViewed } from './quiet.ts';

const salesforce = (world: World): Line => world.salesforce;
const dropbox = (world: World): Line => world.dropbox;
const never = alertSections(() => 'Never');
const named = alertSections((line) =>
  new Date(String(line.statusChange?.time)).toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'America/New_York',
  }),
);

/** PRD-101: Integration Disconnected, from connecting to the second time it breaks. */
export const integrationDisconnected: Step<World>[] = [
  customerArrives,
  integrationCreated('create', salesforce),
  connected('connect', salesforce),
  executed,
  revoked('revoke', salesforce),
  executionRefused('execution-refused'),
  detected('detected', salesforce, ['execution', 'refresh']),
  csmTold('slack', salesforce, never),
  contactTold('email', salesforce),
  taskGiven('task', salesforce),
  scoreLowered('score', salesforce),
  statusViewed,
  fiftyMore,
  fixSent,
  callOffered,
  reconnected('reconnect', salesforce),
  resolved('resolved', salesforce),
  everybodyTold('told-resolved', salesforce),
  booksClosed('books-closed', salesforce),

  integrationCreated('create-second', dropbox),
  connected('connect-second', dropbox),
  revoked('revoke-unnoticed', dropbox),
  detected('detected-by-probe', dropbox, ['probe', 'refresh']),
  csmTold('slack-second', dropbox, never),
  contactTold('email-second', dropbox),
  reconnected('reconnect-second', dropbox),
  resolved('resolved-second', dropbox),

  revoked('revoke-again', salesforce),
  executionRefused('execution-refused-again'),
  detected('detected-again', salesforce, ['execution', 'refresh']),
  csmTold('slack-names-previous', salesforce, named),
];
