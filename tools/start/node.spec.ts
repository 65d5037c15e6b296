import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'linesman-node-'))));
afterEach(() => rmSync(root, { recursive: true }));

function node(path: string, version: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho v${version}\n`);
  chmodSync(file, 0o755);
  return file;
}
async function find(files: { packaged?: string; own?: string }) {
  const { findNode } = await import('./node.mjs');
  const { machineOf } = await import('@linesman/servers/machine');
  const machine = machineOf({ platform: 'darwin', path: join(root, 'bin'), isRoot: false, root });
  return findNode(machine, { packaged: join(root, 'nowhere'), own: join(root, 'nowhere'), ...files });
}

it("uses the machine's own Node of the right version where npm has none", async () => {
  const own = node('usr/local/bin/node', '24.9.0');
  expect(await find({ own })).toBe(own);
});

it('prefers the one that npm installed, but not one that does not run here', async () => {
  const [packaged, own] = [node('packaged', '24.21.0'), node('own', '24.30.1')];
  expect(await find({ packaged, own })).toBe(packaged);
  writeFileSync(packaged, '#!/nowhere/ld-linux\n');
  expect(await find({ packaged, own })).toBe(own);
});

it('finds the Node 24 of Homebrew, which is not on the path', async () => {
  const own = node('own', '22.20.0');
  const keg = node('opt/homebrew/opt/node@24/bin/node', '24.10.0');
  expect(await find({ own })).toBe(keg);
});

it.each(['20.19.0', '22.20.0', '24.8.0', '26.0.0'])('takes no Node %s', async (version) => {
  expect(await find({ own: node('own', version) })).toBeUndefined();
});

it('says how to get one in the words of the system', async () => {
  const { refuseNode } = await import('./node.mjs');
  const { machineOf } = await import('@linesman/servers/machine');
  const on = (platform: string) => machineOf({ platform, path: join(root, 'bin'), isRoot: false, root });
  node('bin/brew', '');
  expect(refuseNode(on('darwin'), 'v22.20.0').message).toBe(
    'Linesman runs on Node 24.9 or a later Node 24, and npm has none for this machine. This is v22.20.0: install one (brew install node@24).',
  );
  expect(refuseNode(on('freebsd'), 'v22.20.0').message).toContain('install one from https://nodejs.org');
});
