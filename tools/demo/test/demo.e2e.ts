import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OwnSystem } from '../../start/own-system.mjs';

interface StepLine {
  step: string;
  ok: boolean;
  error?: string;
}

/** What the run over all causes prints of a way. */
interface WayLine {
  way: string;
  shown?: { cause: string; party: string; told: { reader: string; text: string }[] };
  error?: string;
}

let system: OwnSystem;
beforeAll(async () => {
  const { startOwnSystem } = await import('../../start/own-system.mjs');
  system = await startOwnSystem();
});
afterAll(() => system.stop());

function demo<T = StepLine>(...options: string[]): Promise<{ code: number; steps: T[]; said: string }> {
  const script = path.join(__dirname, '../main.ts');
  const env = { ...process.env, LINESMAN_HOME: system.home, NODE_OPTIONS: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, '--json', ...options], { env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const steps = stdout
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as T);
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, steps, said: stderr });
    });
  });
}

// Longer than the interval between two probes: three seconds, a tenth more, and one for the sweeper.
const PROVE_SECONDS = '7';

it('plays the whole story, and sees no step before its cause', async () => {
  const { code, steps, said } = await demo('--prove-for', PROVE_SECONDS, '--patience', '120');
  expect({ failed: steps.filter((step) => !step.ok), said }).toEqual({ failed: [], said: '' });
  expect(code).toBe(0);
});

const threeWays = ['--all-causes', '--providers', 'dropbox', '--ways', 'revoked-called,scope-refused,rate-limited'];

it('breaks a provider in three ways, and sees who is told of each, once', async () => {
  const { code, steps, said } = await demo<WayLine>(...threeWays, '--patience', '120');
  expect({ failed: steps.filter((step) => step.error), said, code }).toEqual({ failed: [], said: '', code: 0 });
  const seen = steps.map(({ way, shown }) => [way, shown?.cause, shown?.party, shown?.told.map((it) => it.reader)]);
  expect(seen).toEqual([
    ['revoked-called', 'refresh_refused', 'customer', ['csm', 'contact']],
    ['scope-refused', 'insufficient_scope', 'customer', ['csm', 'contact']],
    ['rate-limited', 'rate_limited', 'nobody', []],
  ]);
  expect(steps[1]!.shown!.told[0]!.text).toContain('list folder');
});

it('breaks a scheduled sync, and sees that only our staff are told', async () => {
  const way = ['--all-causes', '--providers', 'salesforce', '--ways', 'sync-refused'];
  const { code, steps, said } = await demo<WayLine>(...way, '--patience', '120');
  expect({ failed: steps.filter((step) => step.error), said, code }).toEqual({ failed: [], said: '', code: 0 });
  const seen = steps.map(({ shown }) => [shown?.cause, shown?.party, shown?.told.map(({ reader }) => reader)]);
  expect(seen).toEqual([['sync_failed', 'us', ['staff']]]);
  expect(steps[0]!.shown!.told[0]!.text).toContain('A scheduled sync fails');
});

it('ends with exit code 1 where a break is not noticed', async () => {
  const { code, steps } = await demo<WayLine>(...threeWays.slice(0, 3), '--ways', 'revoked-called', '--patience', '0');
  expect([code, steps.map(({ error }) => error)]).toEqual([1, [expect.stringContaining('not seen')]]);
});

/** Slack and Stripe keys, signed tokens and connect links: the secrets that the story used. */
const secrets = /xox[bp]-|sk_(test|live)_|eyJhbGci|\/connect\/[\w-]{20}|"(access|refresh)_token"/;

it('writes no credential to any log', () => {
  const folder = path.join(system.home, 'logs');
  const logs = readdirSync(folder);
  expect(logs.length).toBeGreaterThanOrEqual(7);
  const lines = logs.flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'));
  expect(lines.filter((line) => line.includes('"msg":"message"')).length).toBeGreaterThan(50);
  expect(lines.filter((line) => secrets.test(line))).toEqual([]);
  expect(secrets.test('GET /connect/B80Yt90UkoHDZLcAFE2jqfkBuyuKjnATIFkjY5LWVFs')).toBe(true);
});

it.each(['create', 'execution-refused'])(
  'ends with exit code 1 at the step "%s" when its cause is left out',
  async (name) => {
    const { code, steps } = await demo('--omit', name, '--patience', PROVE_SECONDS);
    expect(code).toBe(1);
    expect(steps.findIndex(({ step }) => step === name)).toBe(steps.length - 1);
    expect(steps.map(({ ok }) => ok)).toEqual([...steps.slice(1).map(() => true), false]);
  },
);
