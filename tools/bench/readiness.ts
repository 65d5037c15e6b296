import { randomUUID } from 'node:crypto';
import { createClient } from '@linesman/client';
import { Redis } from 'ioredis';
import { requestJson } from '../actors/http.ts';
import { Outside } from '../actors/outside.ts';
import { type Run, startOwnSystem } from '../start/own-system.mjs';
import { fork } from './execution/child.ts';
import { Figures } from './figures.ts';
import { inProcess, throughRedis } from './readiness/cached-reads.ts';
import { Reader } from './readiness/reader.ts';

const READS = 3_000;
/** Until the service runs compiled code, and has cleared up after its start. */
const WARM_UP = 3_000;
const PAGE = 'https://app.bench.example';

interface Held {
  what: string;
  is: number;
  most: number;
  unit: string;
}

/** What a page pays for knowing how its user's integrations stand, beside the raw parts. Missed figures fail the run. */
export async function readiness(say: (line: string) => void): Promise<string[]> {
  say('reading from the process');
  const local = await inProcess();
  const system = await startOwnSystem();
  try {
    const run = system.run();
    say('reading through Redis');
    const redis = new Redis(run.servers.redis.url);
    const shared = await throughRedis(redis).finally(() => redis.quit());
    say('asking for fragments over HTTP');
    const fragments = await overHttp(run);
    const held: Held[] = [
      { what: 'a cached read in the process, p50', is: local.ours.at(50), most: 5, unit: 'µs' },
      { what: 'a cached read through Redis, p50', is: shared.ours.at(50), most: 0.3, unit: 'ms' },
      { what: 'a fragment over HTTP, p99', is: fragments[0]!.at(99), most: 5, unit: 'ms' },
    ];
    return [
      ...[local.ours, local.raw].map((it) => line(it, 'µs')),
      ...[shared.ours, shared.raw, ...fragments].map((it) => line(it, 'ms')),
      ...held.map(judge),
    ];
  } finally {
    await system.stop();
  }
}

/** The fragment of a user who has to act, as a page in a browser asks for it: at the service, and at the public origin. */
async function overHttp(run: Run): Promise<Figures[]> {
  const tenant_id = randomUUID();
  const outside = new Outside(run.sandbox.url);
  const token = (sub: string, role: string): Promise<string> =>
    outside.token({ sub, tenant: tenant_id, roles: [role] });
  const { url } = run.services.integrations!;
  const settings = { product_name: 'Bench', mail_from: 'care@bench.example', page_origins: [PAGE] };
  const admin = await token('admin', 'tenant_admin');
  await requestJson(`${url}/tenant/settings`, { method: 'PUT', token: admin, body: settings });
  const { url: servers, user, password: pass } = run.nats.platform;
  const service = await token('pages', 'service');
  const client = await createClient({ nats: { servers, user, pass }, tenant_id, token: async () => service });
  const page = await client.pageToken({ subject: 'ann' });
  await client.close();

  const headers = { authorization: `Bearer ${page.token}`, origin: PAGE };
  const path = '/cta/fragment?provider=dropbox';
  const direct = new Reader(url + path, headers);
  const html = await direct.read();
  if (!html.includes('class="cta"')) throw new Error(`a call to action was expected: ${html}`);
  const bare = await fork('../readiness/bare-http.ts', String(html.length));
  const rounds: [string, Reader][] = [
    ['the fragment, at the service', direct],
    ['the fragment, through the public origin', new Reader(run.origin + path, headers)],
    ['a bare HTTP server', new Reader(`http://127.0.0.1:${bare.said.port}/`)],
    ["the service's /health/live", new Reader(`${url}/health/live`)],
  ];
  const figures = rounds.map(([name]) => new Figures(name));
  for (let i = -WARM_UP; i < READS; i += 1)
    for (const [n, [, reader]] of rounds.entries()) {
      const began = performance.now();
      await reader.read();
      if (i >= 0) figures[n]!.add(performance.now() - began);
    }
  for (const [, reader] of rounds) reader.close();
  await bare.end();
  return figures;
}

function line(figures: Figures, unit: string): string {
  const at = (percentile: number): string =>
    figures
      .at(percentile)
      .toFixed(unit === 'µs' ? 2 : 3)
      .padStart(8);
  return `${figures.name.padEnd(42)} p50 ${at(50)}  p90 ${at(90)}  p99 ${at(99)}  max ${at(100)} ${unit}`;
}

function judge({ what, is, most, unit }: Held): string {
  if (is < most) return `held: ${what} ${is} ${unit}, under ${most}`;
  process.exitCode = 1;
  return `MISSED: ${what} ${is} ${unit}, not under ${most}`;
}
