import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { waitUntil } from '@linesman/testing';

const root = join(__dirname, '../../..');
const services = ['console', 'notifier', 'status-monitor', 'gateway-executor', 'integrations', 'catalog', 'sandbox'];

/** A service that is ready at once and ends when a request asks for it. */
const serviceSource = `import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (request.url === '/crash') {
    console.error('told to crash');
    process.exit(3);
  }
  response.end(JSON.stringify(process.env));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
`;

export interface Run {
  pid: number;
  origin: string;
  services: Record<string, { url: string; pid: number; processes: { url: string; pid: number }[] }>;
  /** A server that was given has no pid. */
  servers: Record<string, { url: string; port: number; pid: number | null }>;
}

export interface Start {
  process: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
}

/** The real launcher in a folder of its own, with services that do nothing. */
export class FakeCheckout {
  readonly dir = mkdtempSync(join(tmpdir(), 'linesman-checkout-'));
  private readonly starts: Start[] = [];
  private readonly env: Record<string, string>;

  /** @param env of each start, besides that of this process. */
  constructor(env: Record<string, string> = {}) {
    this.env = env;
    chmodSync(this.dir, 0o711);
    for (const part of ['tools/start', 'libs/servers', 'package.json', 'package-lock.json', '.swcrc']) {
      cpSync(join(root, part), join(this.dir, part), { recursive: true });
    }
    this.write('tools/start/seed.ts', '');
    this.write('tools/migrate/main.ts', '');
    this.write('libs/contracts/src/topology.ts', readFileSync(join(root, 'libs/contracts/src/topology.ts'), 'utf8'));
    // The launcher reads from them which providers the sandbox plays.
    for (const file of globSync('apps/sandbox/src/providers/*/setup.json', { cwd: root }))
      this.write(file, readFileSync(join(root, file), 'utf8'));
    for (const service of services) this.write(`apps/${service}/src/main.ts`, serviceSource);
    this.linkDependencies();
  }

  start(...args: string[]): Start {
    const child = spawn(process.execPath, [join(this.dir, 'tools/start/main.mjs'), ...args], {
      env: { ...process.env, npm_lifecycle_event: '', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
    const start = { process: child, output: () => output, exited };
    this.starts.push(start);
    return start;
  }

  /** Waits until the system of this start is ready. */
  async up(start: Start): Promise<Run> {
    const run = await waitUntil(
      () => {
        if (start.process.exitCode !== null) return 'ended';
        const found = this.run();
        return found?.pid === start.process.pid && found;
      },
      { timeout: 180_000 },
    );
    if (run === 'ended') throw new Error(start.output());
    return run;
  }

  run(): Run | undefined {
    const file = join(this.dir, '.linesman/run.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Run) : undefined;
  }

  /** What a command of this checkout finds running. */
  running(): Run | null {
    const ask = `import(${JSON.stringify(join(this.dir, 'tools/start/launcher-lock.mjs'))})
      .then(({ runningSystem }) => console.log(JSON.stringify(runningSystem())))`;
    return JSON.parse(execFileSync(process.execPath, ['--eval', ask], { encoding: 'utf8' })) as Run | null;
  }

  state<T>(name: string): T {
    return JSON.parse(readFileSync(join(this.dir, '.linesman/state', name), 'utf8')) as T;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), text);
  }

  async remove(): Promise<void> {
    for (const { process: child, exited } of this.starts) {
      child.kill('SIGINT');
      await exited;
    }
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** Compiles as this machine does, so that a start on a simulated one need not: the compiler is a native program. */
  build(): void {
    const build = `import(${JSON.stringify(join(this.dir, 'tools/start/build.mjs'))}).then(({ build }) => build())`;
    execFileSync(process.execPath, ['--eval', build]);
  }

  withoutPackagedNode(): void {
    rmSync(join(this.dir, 'node_modules/.bin'));
  }

  /** Links the packages of this checkout, and marks them as installed. */
  private linkDependencies(): void {
    const modules = join(this.dir, 'node_modules');
    mkdirSync(modules);
    for (const name of ['.bin', '@swc', '@nats-io', 'pg'])
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    const lock = readFileSync(join(this.dir, 'package-lock.json'));
    this.write('node_modules/.linesman-lock', createHash('sha256').update(lock).digest('hex'));
  }
}

export const pidsOf = (run: Run): number[] => [
  ...Object.values(run.services).flatMap(({ processes }) => processes.map(({ pid }) => pid)),
  ...Object.values(run.servers).flatMap(({ pid }) => pid ?? []),
];
