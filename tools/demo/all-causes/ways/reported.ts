import { randomUUID } from 'node:crypto';
import type { Scene } from '../stage.ts';
import { called, off, sso, type Way } from './way.ts';

/** As the platform reports it: five refusals in the last twelve minutes. */
async function refuseWebhooks(scene: Scene): Promise<void> {
  for (const minutes of [12, 9, 6, 3, 0]) await deliver(scene, 'refused', Date.now() - minutes * 60_000);
}

async function deliver(scene: Scene, outcome: 'delivered' | 'refused', at: number): Promise<void> {
  await scene.stage.api('status-monitor', '/webhook-deliveries', 'POST', {
    integration_id: scene.integrationId,
    attempt_id: randomUUID(),
    endpoint: 'https://hooks.techcorp.example/orders',
    attempted_at: new Date(at).toISOString(),
    outcome,
    ...(outcome === 'refused' && { http_status: 410, message: 'The customer’s endpoint answered 410.' }),
  });
}

const signIns = (scene: Scene, times: number, failure?: string) =>
  scene.stage.outside.signIns({ integration_id: scene.integrationId, tenant: scene.stage.tenant, times, failure });

/** Single sign-on and webhooks. */
export const reportedWays: readonly Way[] = [
  {
    name: 'certificate-ended',
    what: 'The last signing certificate has ended',
    providers: ['sso_saml'],
    cause: 'certificate_expired',
    health: 'disconnected',
    breaks: (scene) => scene.turnOn('certificate_expired', { account: scene.account }),
    repairs: off,
  },
  ...(
    [
      ['sso_saml', 'metadata_gone', 'The metadata are gone from their address'],
      ['sso_saml', 'entity_changed', 'The metadata name another entity ID'],
      ['sso_oidc', 'discovery_gone', 'The discovery document is gone'],
      ['sso_oidc', 'issuer_changed', 'The discovery document names another issuer'],
      ['sso_oidc', 'client_refused', 'The token endpoint refuses the client'],
    ] as const
  ).map(([provider, kind, what]): Way => ({
    name: kind.replace('_', '-'),
    what,
    providers: [provider],
    cause: 'sso_misconfigured',
    health: 'disconnected',
    breaks: (scene) => scene.turnOn(kind, { account: scene.account }),
    repairs: off,
  })),
  {
    name: 'no-key-published',
    what: 'The identity provider publishes no key',
    providers: ['sso_oidc'],
    cause: 'server_error',
    health: 'disconnected',
    breaks: (scene) => scene.turnOn('jwks_empty', { account: scene.account }),
    repairs: off,
  },
  {
    name: 'logins-refused',
    what: 'Three people cannot sign in: the signature is not valid',
    providers: sso,
    cause: 'sso_logins_refused',
    health: 'disconnected',
    breaks: (scene) => signIns(scene, 3, 'signature_invalid'),
    repairs: (scene) => signIns(scene, 2),
  },
  {
    name: 'webhooks-refused',
    what: 'The customer’s endpoint refuses five webhooks in twelve minutes',
    providers: called,
    cause: 'webhook_refused',
    health: 'degraded',
    breaks: refuseWebhooks,
    repairs: (scene) => deliver(scene, 'delivered', Date.now()),
  },
];
