import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { thisMachine } from '../../libs/servers/src/machine.mjs';
import { howToInstall, systemOf } from '../../libs/servers/src/systems.mjs';
import { root } from './paths.mjs';

const MAJOR = 24;
const LEAST_MINOR = 9;
const named = `Node ${MAJOR}.${LEAST_MINOR} or a later Node ${MAJOR}`;

/** npm installs one for Linux on x64 and arm64. */
const packagedNode = join(root, 'node_modules/.bin/node');
/** Homebrew links no versioned formula into the path. */
const ofHomebrew = ['opt/homebrew/opt', 'usr/local/opt'].map((folder) => `${folder}/node@${MAJOR}/bin/node`);

/** The version that a program says it has; undefined where it does not run, as one for glibc on Alpine. */
const versionOf = (file) => spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.match(/^v(\d+\.\d+)/)?.[1];

function isRight(version = '') {
  const [major, minor] = version.split('.').map(Number);
  return major === MAJOR && minor >= LEAST_MINOR;
}

/** The first of the right version: what npm installed, what runs this, what Homebrew has. */
export function findNode(machine = thisMachine(), { packaged = packagedNode, own = process.execPath } = {}) {
  const candidates = [packaged, own, ...ofHomebrew.map((path) => join(machine.root, path))];
  return candidates.find((file) => existsSync(file) && isRight(versionOf(file)));
}

export function refuseNode(machine = thisMachine(), version = process.version) {
  const how =
    systemOf(machine).packages.node === undefined ? 'from https://nodejs.org' : `(${howToInstall(['node'], machine)})`;
  return new Failure(
    `Linesman runs on ${named}, and npm has none for this machine. This is ${version}: install one ${how}.`,
  );
}

let chosen;
/** The Node that everything but the launcher itself runs on. */
export function nodeBinary() {
  chosen ??= findNode();
  if (!chosen) throw refuseNode();
  return chosen;
}
