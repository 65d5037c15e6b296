import type { Step } from '../story.ts';
import type { Storyline, World } from '../world.ts';
import { alertSections, contactNotified, csmNotified, detected, scoreLowered, taskOpened } from './disconnected.ts';
import { connected, customerArrives, executed, executionRefused, integrationCreated, revoked } from './connect.ts';
import { tasksClosed, everybodyNotified, reconnected, resolved } from './recovered.ts';
import { callOffered, fiftyMore, fixSent, statusViewed } from './responses.ts';

const salesforce = (world: World): Storyline => world.salesforce;
const dropbox = (world: World): Storyline => world.dropbox;
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
  csmNotified('slack', salesforce, never),
  contactNotified('email', salesforce),
  taskOpened('task', salesforce),
  scoreLowered('score', salesforce),
  statusViewed,
  fiftyMore,
  fixSent,
  callOffered,
  reconnected('reconnect', salesforce),
  resolved('resolved', salesforce),
  everybodyNotified('told-resolved', salesforce),
  tasksClosed('books-closed', salesforce),

  integrationCreated('create-second', dropbox),
  connected('connect-second', dropbox),
  revoked('revoke-unnoticed', dropbox),
  detected('detected-by-probe', dropbox, ['probe', 'refresh']),
  csmNotified('slack-second', dropbox, never),
  contactNotified('email-second', dropbox),
  reconnected('reconnect-second', dropbox),
  resolved('resolved-second', dropbox),

  revoked('revoke-again', salesforce),
  executionRefused('execution-refused-again'),
  detected('detected-again', salesforce, ['execution', 'refresh']),
  csmNotified('slack-names-previous', salesforce, named),
];
