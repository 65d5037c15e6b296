import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeTestFolder } from '@linesman/testing';

const root = join(__dirname, '../..');
const folder = makeTestFolder();
const file = join(folder, 'users.json');

/** The command of deploy/README.md, on files: no system runs here. */
function platformUser(...args: string[]): { status: number | null; out: string; err: string } {
  const env = { ...process.env, PLATFORM_USERS_FILE: file };
  const command = ['tools/platform-user/main.mjs', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}
const added = (...args: string[]) => JSON.parse(platformUser(...args).out) as { user: string; password: string };
const configuration = (name: string) => readFileSync(join(folder, name), 'utf8');

beforeAll(async () => {
  const { build } = await import('../start/build.mjs');
  await build();
});
afterAll(() => rmSync(folder, { recursive: true }));

it('gives a platform service a user of its own, and a second password beside the first', () => {
  const first = added('billing');
  expect(first.user).toBe('billing.1');
  const second = platformUser('billing');
  expect(JSON.parse(second.out)).toMatchObject({ user: 'billing.2' });
  expect(second.err).toContain('billing.1 is valid until');
  for (const name of ['users.conf', 'users.compose.conf']) {
    const text = configuration(name);
    for (const login of ['billing.1', 'billing.2']) expect(text).toContain(`user: "${login}"`);
    expect(text).toContain(first.password);
    expect(text).toContain('rpc.execution.accept.billing');
    expect(text).not.toContain('commands.execution.requested.v1.billing');
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  }
  expect(configuration('users.conf')).toContain('cert_file');
});

it('takes the users of a service out, and refuses a name that means something else', () => {
  added('search');
  expect(platformUser('search', '--remove')).toMatchObject({ status: 0, out: '' });
  expect(configuration('users.conf')).not.toContain('search');
  expect(configuration('users.conf')).toContain('billing.2');
  const refused = platformUser('integrations');
  expect(refused).toMatchObject({ status: 1, out: '' });
  expect(refused.err).toContain('is a name that Linesman uses itself');
});
