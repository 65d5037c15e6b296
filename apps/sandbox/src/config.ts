import { join } from 'node:path';

export interface OAuthApp {
  client_id: string;
  client_secret: string;
}

export class SandboxConfig {
  port: number;
  host: string;
  smtp_port: number;
  state_dir: string;
  /** The address of this process for others. With port 0 it is known only once the process listens. */
  origin: string;
  public_origin: string;
  slack_signing_secret: string;
  /** The app of Linesman at Microsoft Teams. */
  teams_app: { id: string; password: string };
  /** Signs the emails that are posted to Linesman. */
  inbound_email_secret?: string;
  oauth_apps: Record<string, OAuthApp>;
  /** With which stand-ins sign the webhooks that tell of Linesman's access, by provider. */
  webhook_secrets: Record<string, string>;
  log_level: string;
  world_file: string;
}

const required = (env: NodeJS.ProcessEnv, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set; the sandbox cannot start without it.`);
  return value;
};

const port = (env: NodeJS.ProcessEnv, name: string): number => {
  const value = Number(required(env, name));
  if (!Number.isInteger(value) || value < 0 || value > 65535) throw new Error(`${name} must be a port number.`);
  return value;
};

function oauthApps(text: string): Record<string, OAuthApp> {
  const complain = (): never => {
    throw new Error('OAUTH_APPS must be JSON of the shape {"<provider>": {"client_id": "…", "client_secret": "…"}}.');
  };
  let apps: Record<string, OAuthApp>;
  try {
    apps = JSON.parse(text) as Record<string, OAuthApp>;
  } catch {
    return complain();
  }
  for (const app of Object.values(apps)) {
    if (typeof app?.client_id !== 'string' || typeof app?.client_secret !== 'string') complain();
  }
  return apps;
}

function textByName(env: NodeJS.ProcessEnv, name: string): Record<string, string> {
  try {
    const parsed = JSON.parse(env[name] ?? '{}') as Record<string, string>;
    if (Object.values(parsed).every((one) => typeof one === 'string')) return parsed;
  } catch {
    // Refused below.
  }
  throw new Error(`${name} must be JSON of the shape {"<provider>": "…"}.`);
}

export function readConfig(env: NodeJS.ProcessEnv): SandboxConfig {
  // It signs tokens of every role for everybody who asks.
  if ((env['NODE_ENV'] || 'production') === 'production')
    throw new Error('The sandbox is for development and does not start in production: set NODE_ENV=development.');
  const config = new SandboxConfig();
  config.port = port(env, 'PORT');
  config.host = env['HOST'] ?? '127.0.0.1';
  config.smtp_port = port(env, 'SMTP_PORT');
  config.state_dir = required(env, 'SANDBOX_STATE_DIR');
  config.origin =
    env['SANDBOX_ORIGIN'] ?? `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`;
  config.public_origin = required(env, 'PUBLIC_ORIGIN').replace(/\/$/, '');
  config.slack_signing_secret = required(env, 'SLACK_SIGNING_SECRET');
  config.teams_app = { id: env['TEAMS_APP_ID'] ?? '', password: env['TEAMS_APP_PASSWORD'] ?? '' };
  config.inbound_email_secret = env['INBOUND_EMAIL_SECRET'];
  config.oauth_apps = oauthApps(required(env, 'OAUTH_APPS'));
  config.webhook_secrets = textByName(env, 'WEBHOOK_SECRETS');
  config.log_level = env['LOG_LEVEL'] ?? 'info';
  config.world_file = env['SANDBOX_WORLD'] ?? join(__dirname, '..', 'world.json');
  return config;
}
