import { type DeployedApp, deployedApps, schemaOwners, topology } from '@linesman/contracts/topology';
import type { ImageProcess } from '../image-process.ts';
import { allReady, type Development, run, stopAll } from '../running-images.ts';

/** Nothing answers there: a port that only a privileged program could take. */
const NOWHERE = '127.0.0.1:9';
const elsewhere = (url: string): string => url.replace(/127\.0\.0\.1:\d+/, NOWHERE);
const wrongPassword = (url: string): string => url.replace(/:[^:@/]+@/, ':wrong@');

interface Fault {
  name: string;
  /** The variables that are wrong, and how. */
  variables: string[];
  wrong: (value: string) => string;
  says: RegExp;
}
const database = ['DATABASE_APP_URL', 'DATABASE_SYSTEM_URL'];
const faults: Fault[] = [
  { name: 'PostgreSQL is away', variables: database, wrong: elsewhere, says: /nothing answers at 127\.0\.0\.1:9\./ },
  { name: 'PostgreSQL refuses', variables: database, wrong: wrongPassword, says: /PostgreSQL refuses the password/ },
  {
    name: 'NATS is away',
    variables: ['NATS_URL'],
    wrong: elsewhere,
    says: /nothing answers at (NATS_URL|127\.0\.0\.1:9)/,
  },
  {
    name: 'NATS refuses',
    variables: ['NATS_PASSWORD'],
    wrong: () => 'wrong',
    says: /NATS refuses the user or the password/,
  },
  { name: 'Redis refuses', variables: ['REDIS_URL'], wrong: wrongPassword, says: /Redis refuses the password/ },
];
const applies = ({ variables: [first] }: Fault, environment: Record<string, string>): boolean => first! in environment;

/** What a person reads: everything but the JSON lines of the log. */
const plainLines = (output: string): string[] => output.split('\n').filter((line) => line && !line.startsWith('{'));

/** A service that starts although it should not would run until the test is given up, which would not say which one. */
async function endOf({ exited }: ImageProcess): Promise<number | string> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<string>((resolve) => (timer = setTimeout(resolve, 300_000, 'still runs')));
  return Promise.race([exited, over]).finally(() => clearTimeout(timer));
}

export function startFailures(development: () => Development): void {
  describe('with one of its servers away, or refused by it', () => {
    it('says in one sentence why a service cannot start, whichever server refuses it', async () => {
      const { environment } = development();
      const seen: string[] = [];
      for (const service of deployedApps) {
        const cases = faults.filter((fault) => applies(fault, environment(service)));
        await Promise.all(
          cases.map(async (fault) => {
            const wrong = fault.variables.map((name): [string, string] => [
              name,
              fault.wrong(environment(service)[name]!),
            ]);
            const started = run(service, { ...environment(service), ...Object.fromEntries(wrong), PORT: '0' });
            const code = await endOf(started);
            const said = { service, fault: fault.name, code, lines: plainLines(started.output()) };
            if (code === 'still runs') throw new Error(`${JSON.stringify(said)}\n${started.output().slice(-3_000)}`);
            expect(said).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Cannot start: /)] });
            expect(said.lines[0]).toMatch(fault.says);
            seen.push(`${service}: ${fault.name}`);
          }),
        );
      }
      const usesRedis = deployedApps.filter((app) => 'redis' in topology[app].app);
      expect(seen).toHaveLength(2 * schemaOwners.length + 2 * deployedApps.length + usesRedis.length);
    });

    it('says in one sentence why the job before a roll-out cannot prepare', async () => {
      const { environment } = development();
      const given = environment('prepare');
      const faults: [Record<string, string>, RegExp][] = [
        [
          { POSTGRES_ADMIN_URL: elsewhere(given.POSTGRES_ADMIN_URL!) },
          /PostgreSQL at 127\.0\.0\.1:9 cannot be reached/,
        ],
        [
          { POSTGRES_ADMIN_URL: wrongPassword(given.POSTGRES_ADMIN_URL!) },
          /refused the password .* POSTGRES_ADMIN_URL/,
        ],
        [{ NATS_URL: elsewhere(given.NATS_URL!) }, /NATS at 127\.0\.0\.1:9 cannot be reached/],
        [{ NATS_PASSWORD_PROVISIONER: 'wrong' }, /refused the user provisioner/],
        [{ REDIS_URL: wrongPassword(given.REDIS_URL!) }, /refuses the password: correct REDIS_URL/],
        [{ POSTGRES_CONNECTIONS: '100000' }, /connections/],
      ];
      for (const [wrong, says] of faults) {
        const job = run('prepare', { ...given, ...wrong });
        const said = { code: await job.exited, lines: plainLines(job.output()) };
        expect(said).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Cannot prepare: /)] });
        expect(said.lines[0]).toMatch(says);
      }
    });

    it('starts without Redis, stays ready, and says apart what is away', async () => {
      const { services, environment, url } = development();
      const usesRedis = deployedApps.filter((app) => 'redis' in topology[app].app);
      const without = (app: DeployedApp) => ({ ...environment(app), REDIS_URL: `redis://:development@${NOWHERE}` });
      const started = new Map(usesRedis.map((app) => [app as string, run(app, without(app))]));
      await allReady(started, url);
      for (const app of usesRedis) {
        const answer = (await (await fetch(`${url(app)}/health/ready`)).json()) as object;
        expect({ app, ...answer }).toMatchObject({
          app,
          status: 'degraded',
          dependencies: {
            postgres: 'up',
            nats: 'up',
            outbox: 'up',
            streams: 'up',
            redis: expect.stringContaining('ECONNREFUSED') as string,
          },
          degraded: ['redis'],
        });
      }
      expect(Object.values(await stopAll(services, started))).not.toContain('SIGKILL');
    });
  });
}
