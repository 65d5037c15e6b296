import { existsSync, readFileSync } from 'node:fs';
import type { Run } from '../start/own-system.mjs';
import { root, runFile } from '../start/paths.mjs';
import { readRequest, type TokenRequest, usage, UsageError } from './request.ts';

const fail = (message: string, code: number): never => {
  console.error(message);
  process.exit(code);
};

function requestOf(args: string[]): TokenRequest {
  const { tenants } = JSON.parse(readFileSync(`${root}/apps/sandbox/world.json`, 'utf8')) as {
    tenants: { tenant_id: string }[];
  };
  try {
    return readRequest(args, tenants[0]!.tenant_id);
  } catch (error) {
    if (error instanceof UsageError) return fail(`${error.message}\n${usage}`, 2);
    throw error;
  }
}

const notRunning = 'Linesman is not running here: start it with "npm start", then ask again.';
const body = requestOf(process.argv.slice(2));
if (!existsSync(runFile)) fail(notRunning, 1);
const { sandbox } = JSON.parse(readFileSync(runFile, 'utf8')) as Run;
const answer = await fetch(`${sandbox.url}/idp/dev-token`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  signal: AbortSignal.timeout(5_000),
}).catch(() => fail(notRunning, 1));
const said = (await answer.json()) as { access_token?: string; detail?: string; title?: string };
if (!said.access_token) fail(`No token: ${said.detail ?? said.title ?? answer.status}.`, 1);
console.log(said.access_token);
