import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config';
import { openSandbox, type Sandbox } from '../src/open-sandbox';
import type { FoundStandIn } from '../src/stand-ins/find-stand-ins';

export const signingSecret = 'a-signing-secret-of-the-test';
export const endpointSecret = 'whsec_of_the_test';
export const teamsApp = { id: '2c9f3b1a-5d47-4e0c-9a68-1f7e0b6d4c35', password: 'a-password-of-the-test' };
export const app = { client_id: 'linesman-app', client_secret: 'linesman-app-secret' };

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** The server at PUBLIC_ORIGIN. It stores every request. */
export interface Console {
  origin: string;
  received: Received[];
  server: Server;
}

export async function openConsole(status = 200): Promise<Console> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(status).end('taken');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, server };
}

export const newStateDir = (): string => mkdtempSync(join(tmpdir(), 'sandbox-'));

export function open(public_origin: string, state_dir: string, standIns?: FoundStandIn[]): Promise<Sandbox> {
  return openSandbox(
    readConfig({
      NODE_ENV: 'test',
      PORT: '0',
      SMTP_PORT: '0',
      SANDBOX_STATE_DIR: state_dir,
      PUBLIC_ORIGIN: public_origin,
      SLACK_SIGNING_SECRET: signingSecret,
      TEAMS_APP_ID: teamsApp.id,
      TEAMS_APP_PASSWORD: teamsApp.password,
      INBOUND_EMAIL_SECRET: endpointSecret,
      OAUTH_APPS: JSON.stringify({ salesforce: app, dropbox: app, xero: app, google: app, basecamp: app, slack: app }),
      WEBHOOK_SECRETS: JSON.stringify({ slack: signingSecret, stripe: endpointSecret }),
      LOG_LEVEL: 'silent',
    }),
    standIns,
  );
}

export class TestSandbox {
  private constructor(
    readonly sandbox: Sandbox,
    readonly console: Console,
    private readonly dir: string,
  ) {}

  static async open(standIns?: FoundStandIn[]): Promise<TestSandbox> {
    const [console, dir] = [await openConsole(), newStateDir()];
    return new TestSandbox(await open(console.origin, dir, standIns), console, dir);
  }

  get origin(): string {
    return this.sandbox.origin;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    this.console.server.close();
    rmSync(this.dir, { recursive: true });
  }

  async control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.origin}/_control/${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  turnOn(provider: string, kind: string, more: Record<string, unknown> = {}): Promise<{ id: string }> {
    return this.control('POST', 'switches', { provider, kind, ...more });
  }
}
