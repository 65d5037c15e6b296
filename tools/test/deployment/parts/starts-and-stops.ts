import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { deployedApps, schemaOwners, variableOf } from '@linesman/contracts/topology';
import { readCompose } from '../compose-file.ts';
import {
  allReady,
  answerOf,
  type Development,
  endAfterTest,
  environmentOf,
  freePorts,
  run,
  runSandbox,
  startServersFor,
  stopAll,
  testFolder,
} from '../running-images.ts';
import { type CertificateFiles, makeCertificate, startTlsFront } from '../tls-front.ts';

/** What a .env file has to say before production starts: every secret of its own. */
const ownSecrets = (): Record<string, string> => {
  const users = [...deployedApps, 'provisioner'].map((name) => `NATS_PASSWORD_${variableOf(name)}`);
  const roles = ['owner', ...schemaOwners].map((name) => `DB_PASSWORD_${variableOf(name)}`);
  const names = [
    'POSTGRES_PASSWORD',
    'REDIS_PASSWORD',
    'SLACK_SIGNING_SECRET',
    'STRIPE_WEBHOOK_SECRET',
    'TEAMS_APP_PASSWORD',
    ...users,
    ...roles,
  ];
  return {
    ...Object.fromEntries(names.map((name) => [name, randomBytes(16).toString('hex')])),
    CREDENTIAL_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    INBOUND_EMAIL_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
    EVENT_SIGNING_KEY: randomBytes(32).toString('base64'),
    SESSION_KEY: randomBytes(32).toString('base64'),
    STAFF_TENANT: randomUUID(),
    SMTP_URL: 'smtps://mail.example.com',
    TOKEN_ISSUER: 'https://login.example.com',
    JWKS_URL: 'https://login.example.com/jwks',
  };
};

/** The same environment for production: TLS to everybody, and nothing of the sandbox. */
function forProduction(environment: Record<string, string>, tls: CertificateFiles): Record<string, string> {
  const ofDevelopment = ['SANDBOX_URL', 'PROVIDER_ORIGINS', 'ALLOW_LOOPBACK_ADDRESSES'];
  const secure = Object.entries(environment)
    .filter(([variable]) => !ofDevelopment.includes(variable))
    .map(([variable, value]): [string, string] => [
      variable,
      value
        .replace(/^http:/, 'https:')
        .replace(/^nats:/, 'tls:')
        .replace(/^redis:/, 'rediss:')
        .replace(/^postgres:.*$/, '$&?sslmode=verify-full'),
    ]);
  const files = { TLS_CERT_FILE: tls.cert, TLS_KEY_FILE: tls.key, NODE_EXTRA_CA_CERTS: tls.cert };
  return { ...Object.fromEntries(secure), ...files, NODE_ENV: 'production', MAIL_FROM: 'linesman@example.com' };
}

export function inDevelopment(development: () => Development): void {
  it('starts every service, and stops it within its grace period', async () => {
    const { services, environment, url } = development();
    const started = new Map(deployedApps.map((name) => [name as string, run(name, environment(name))]));
    started.set('sandbox', runSandbox(services.sandbox!, environment('sandbox')));
    await allReady(started, url);
    expect(await answerOf(url('console'))).toBeLessThan(400);
    const codes = await stopAll(services, started);
    expect(codes).toEqual(Object.fromEntries([...started.keys()].map((name) => [name, 0])));
  });
}

export function inProduction(): void {
  it('starts every service in production, with TLS to every server', async () => {
    const tls = makeCertificate(testFolder);
    const services = readCompose(ownSecrets());
    const servers = await startServersFor(services, join(testFolder, 'production'), tls);
    const fronts = {
      postgres: await startTlsFront(tls, servers.postgres.port, { postgres: true }),
      redis: await startTlsFront(tls, servers.redis.port),
    };
    for (const front of Object.values(fronts)) endAfterTest(() => front.stop());
    const ports: Record<string, number> = {
      ...(await freePorts(['smtp', 'sandbox', ...deployedApps])),
      nats: servers.nats.port,
      postgres: fronts.postgres.port,
      redis: fronts.redis.port,
    };
    const environment = (service: string) => forProduction(environmentOf(services, service, ports), tls);
    const job = run('prepare', environment('prepare'));
    expect({ code: await job.exited, output: job.output() }).toMatchObject({ code: 0 });
    const started = new Map(deployedApps.map((name) => [name as string, run(name, environment(name))]));
    await allReady(started, (service) => `https://127.0.0.1:${ports[service]}`);
    const codes = await stopAll(services, started);
    expect(codes).toEqual(Object.fromEntries(deployedApps.map((name) => [name, 0])));
  });
}
