import type { Cause, HealthStatus } from '@linesman/contracts';
import { type Call, type ProviderCode, providerCodes } from '../at-providers.ts';
import type { Connecting, Scene } from '../stage.ts';

/** One way to break an integration. A new one is one more row of `ways`. */
export interface Way {
  name: string;
  /** What happens, for the table. */
  what: string;
  providers: readonly ProviderCode[];
  /** What it must be told as; `none`: it is nobody's fault, and nobody is told. */
  cause: Cause | Partial<Record<ProviderCode, Cause>>;
  health: HealthStatus;
  /** Credentials older than a minute: then a provider's word about them counts at once. */
  aged?: true;
  /** From then on it can be noticed, in milliseconds after the break. */
  due_ms?: number;
  /** So many customers of the provider, where one alone shows nothing. */
  customers?: number;
  connecting?: () => Connecting;
  /** Before the time is taken. */
  prepares?: (scene: Scene) => Promise<unknown> | undefined;
  breaks: (scene: Scene) => Promise<unknown>;
  repairs: (scene: Scene, link?: string) => Promise<unknown>;
}

export const oauth = ['salesforce', 'dropbox', 'google', 'xero', 'basecamp'] as const;
export const keys = ['stripe', 'custom_api', 'slack'] as const;
export const sso = ['sso_saml', 'sso_oidc'] as const;
export const called = [...oauth, ...keys] as const;
export const butSlack = providerCodes.filter((code) => code !== 'slack');

/** The messages that are measured go through the same Slack, so that one workspace is broken and not all of them. */
export const slackSays = (scene: Scene, error: string, path?: string) =>
  scene.turnOn('slack_error', { error, account: scene.account, ...(path && { path }) });

export const off = (scene: Scene) => scene.turnOff();
export const reconnect = async (scene: Scene, link?: string) => {
  await scene.turnOff();
  await scene.consent(link);
};
export const enterAgain = async (scene: Scene) => {
  await scene.turnOff();
  await scene.enter();
};
export const callAgain = async (scene: Scene, call?: Call) => {
  await scene.turnOff();
  await scene.execute(1, call);
};
