import { randomUUID } from 'node:crypto';
import { createClient } from '@linesman/client';
import { Redis } from 'ioredis';
import { requestJson } from '../actors/http.ts';
import { Outside } from '../actors/outside.ts';
import { type Run, startOwnSystem } from '../start/own-system.mjs';
import { fork } from './execution/child.ts';
import { Figures } from './figures.ts';
import { type Outcome, readinessFloors } from './floors.ts';
import { inProcess, throughRedis } from './readiness/cached-reads.ts';
import { Reader } from './readiness/reader.ts';

const READS = 3_000;
/** Until the service's code is compiled and garbage of its start is collected. */
const WARM_UP = 3_000;
const PAGE = 'https://app.bench.example';

/** What it costs a page to know the status of its user's integrations, compared with the raw parts. */
export async function readiness(say: (line: string) => void): Promise<Outcome> {
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
    const inMicroseconds = [local.ours, local.raw];
    const inMilliseconds = [shared.ours, shared.raw, ...fragments];
    return {
      lines: [...inMicroseconds.map((it) => line(it, 'µs')), ...inMilliseconds.map((it) => line(it, 'ms'))],
      figures: {
        us: Object.fromEntries(inMicroseconds.map((it) => [it.name, it])),
        ms: Object.fromEntries(inMilliseconds.map((it) => [it.name, it])),
      },
      floors: readinessFloors({
        process_us: local.ours.at(50),
        redis_ms: shared.ours.at(50),
        fragment_p99_ms: fragments[0]!.at(99),
      }),
    };
  } finally {
    await system.stop();
  }
}

/** Reads the HTML fragment of a user who has to reconnect, at the service and at the public origin, as a page does. */
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
  const client = await createClient({
    nats: { servers, user, pass },
    tenant_id,
    token: () => Promise.resolve(service),
  });
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
