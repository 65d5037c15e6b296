import { type Cause, causeFacts, type Remedy } from '@linesman/contracts';
import type { ProviderManifest, Steps } from './manifest';

type StepsFor = (manifest: ProviderManifest, cause: Cause) => Steps;

const leadTo = ({ reconnect_path }: ProviderManifest) => `Direct them to: ${reconnect_path}`;
const nothingToDo = 'Customer has nothing to do';

/** What a CSM reads: who has to do what. A manifest has an own text where the provider needs other steps. */
const byRemedy: Record<Remedy, StepsFor> = {
  reconnect: (manifest) => [
    `Customer needs to reauthorize ${manifest.display_name} connection`,
    leadTo(manifest),
    manifest.last_resort,
  ],
  enter_key: (manifest) => [
    `Customer needs to create a new key at ${manifest.display_name}`,
    leadTo(manifest),
    manifest.last_resort,
  ],
  renew_certificate: ({ display_name }) => [
    `Customer needs to renew the certificate at their identity provider and give the new metadata to ${display_name}`,
    'The next check that finds the new certificate ends the problem',
  ],
  correct_sign_on: (manifest) => [
    'Customer needs to compare the settings of the platform at their identity provider with what was entered here',
    `If the identity provider has new settings, direct them to: ${manifest.reconnect_path}`,
    manifest.last_resort,
  ],
  grant_permission: (manifest) => [
    manifest.auth.type === 'api_key'
      ? `Customer needs to give the stored key the missing permissions at ${manifest.display_name}`
      : `Customer needs to give the connected ${manifest.display_name} account the missing permissions`,
    `If the permissions belong to a new ${manifest.auth.type === 'api_key' ? 'key' : 'consent'}, direct them to: ${manifest.reconnect_path}`,
    manifest.last_resort,
  ],
  repair_endpoint: () => [
    'Customer needs to check that the endpoint for the webhooks can be reached and answers with a 2xx status',
    'Nothing has to be reconnected: the next delivery that is accepted ends the problem',
  ],
  check_webhooks: ({ display_name }) => [
    `Customer needs to check that webhooks are still switched on and that their endpoint is still registered, here and at ${display_name}`,
    'Send a test delivery from the page of the integration',
    'Nothing has to be reconnected: the next delivery ends the problem',
  ],
  wait_for_provider: ({ display_name }) => [
    `${nothingToDo}: the credentials are accepted, and reconnecting does not help`,
    `Wait until ${display_name} answers again. It is asked regularly, and the first answers end the problem`,
    `Check the status page of ${display_name}, and tell the customer that the problem is there`,
  ],
  wait_until_usual: ({ display_name }) => [
    `${nothingToDo}: requests still work, and reconnecting does not help`,
    `It ends by itself, once ${display_name} has been as usual for a quarter of an hour`,
    `Check the status page of ${display_name} if it lasts`,
  ],
  raise_quota: ({ display_name }) => [
    `The customer needs to see at ${display_name} which apps use its requests, and to let them ask less often`,
    `If ${display_name} sells more requests, the customer may add some`,
    'An administrator of the workspace can let the syncs run less often, under Syncs on the page of the integration',
  ],
  staff: (manifest, cause) => [`${nothingToDo}: the problem is on our side`, staffNeedTo(cause, manifest)],
  none: ({ display_name }) => [`${nothingToDo}: ${display_name} answers, and requests are repeated where that helps`],
};

/** What our staff do about a problem on our side. */
const staffSteps: Partial<Record<Cause, (name: string) => string>> = {
  app_credentials_missing: () => "add the app's credentials to OAUTH_APPS of the integrations service",
  invalid_client: (name) => `renew the app's secret at ${name}, and add it to OAUTH_APPS of the integrations service`,
  refresh_interrupted: () => 'help the customer to reconnect: one of our processes stopped while it renewed the access',
  sync_failed: () => 'read the error of the run: the gateway may ask for what the provider no longer takes',
  sync_late: () =>
    'check whether the gateway-executor keeps up with its commands, and whether runs end before their deadline',
  data_stale: () => 'find out why the sync is not asked for, or does not come to its end: see its sync runs',
  data_inconsistent: (name) =>
    `read the reasons under Syncs on the page of the integration: the gateway has to take what ${name} sends now`,
  lease_failed: () =>
    'check whether the integrations service runs, and whether it has the key that sealed these credentials',
};

/** The step for our staff, as a sentence; undefined where the customer or the provider has to act. */
export function staffStepFor(cause: Cause, display_name: string): string | undefined {
  const step = staffSteps[cause]?.(display_name);
  return step && `${sentence(step)}.`;
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const STAFF_NEED_TO = 'platform staff need to';

const staffNeedTo = (cause: Cause, { display_name }: ProviderManifest): string =>
  sentence(`${STAFF_NEED_TO} ${staffSteps[cause]!(display_name)}`);

/** The steps for whoever is not of our staff: they cannot do what our staff do, and need not know how. */
export const withoutStaffSteps = (steps: readonly string[]): string[] =>
  steps.filter((step) => !step.toLowerCase().includes(STAFF_NEED_TO));

/** Causes whose steps are not those of their remedy. */
const byCause: Partial<Record<Cause, StepsFor>> = {
  account_deactivated: (manifest) => [
    `Customer needs to reactivate the ${manifest.display_name} account, or choose another one`,
    leadTo(manifest),
  ],
  refresh_interrupted: (manifest) => [
    `Nobody at the customer did anything wrong: we lost ${manifest.display_name}'s answer while we renewed the access`,
    `Ask the customer to connect ${manifest.display_name} once more`,
    leadTo(manifest),
  ],
  app_credentials_missing: (manifest, cause) => [
    `${nothingToDo}: our own ${manifest.display_name} app is not configured`,
    staffNeedTo(cause, manifest),
  ],
  invalid_client: (manifest, cause) => [
    `${nothingToDo}: ${manifest.display_name} refuses our own app`,
    staffNeedTo(cause, manifest),
  ],
  sync_failed: ({ display_name }, cause) => [
    `${nothingToDo}: ${display_name} answers`,
    'An administrator of the workspace finds the failed run under Syncs on the page of the integration, and corrects the schedule',
    `If nothing is wrong with the schedule, ${STAFF_NEED_TO} ${staffSteps[cause]!(display_name)}`,
  ],
  sync_late: ({ display_name }, cause) => [
    `${nothingToDo}: ${display_name} answers`,
    'An administrator of the workspace sees under Syncs on the page of the integration how far the runs come, and can let them run less often',
    `If runs do not begin, ${STAFF_NEED_TO} ${staffSteps[cause]!(display_name)}`,
  ],
  credentials_expiring: (manifest) => [
    `Customer needs to renew the ${manifest.display_name} credentials before they expire`,
    leadTo(manifest),
  ],
  bad_request: ({ display_name }) => [
    `${nothingToDo}: ${display_name} answers, and the request itself was wrong`,
    'Whoever sent the request finds the refusal in the execution',
  ],
};

/** The general steps for a cause. There is always one. */
export const troubleshootingFor = (manifest: ProviderManifest, cause: Cause): Steps =>
  (byCause[cause] ?? byRemedy[causeFacts[cause].remedy])(manifest, cause);
