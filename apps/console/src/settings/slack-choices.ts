import type { Integration } from '../upstream/answers';

export interface SlackChoice {
  integration_id: string;
  /** `Alerts · Acme HQ` */
  label: string;
}

type Listed = Pick<Integration, 'integration_id' | 'name' | 'status' | 'created_at'> &
  Partial<Pick<Integration, 'provider_account_name'>>;

const unusable: Partial<Record<Integration['status'], string>> = {
  pending_configuration: 'not connected yet',
  error: 'not working at the moment',
  inactive: 'paused',
};

/**
 * Names each Slack integration of the workspace with what distinguishes it: the Slack workspace behind it, whether it can
 * be used, and when it was created where the rest is the same.
 *
 * @param listed undefined where the service does not tell which there are.
 * @param chosen the id that is stored; it is offered even where it is not among them any more.
 */
export function slackChoices(listed: Listed[] | undefined, chosen?: string): SlackChoice[] {
  if (!listed) return chosen ? [{ integration_id: chosen, label: 'The stored one' }] : [];
  const labels = listed.map((one) =>
    [one.name, one.provider_account_name, unusable[one.status]].filter(Boolean).join(' · '),
  );
  const choices = listed.map(({ integration_id, created_at }, n) => {
    const isAlone = labels.indexOf(labels[n]!) === labels.lastIndexOf(labels[n]!);
    return { integration_id, label: isAlone ? labels[n]! : `${labels[n]} · created on ${created_at.slice(0, 10)}` };
  });
  if (!chosen || choices.some(({ integration_id }) => integration_id === chosen)) return choices;
  return [{ integration_id: chosen, label: 'One that this workspace does not own: choose another' }, ...choices];
}
