import { spawnSync } from 'node:child_process';

/** A machine as the search for programs sees it; a test gives another one. `root` is where its files are. */
export const machineOf = ({ platform, path, isRoot, root }) => ({
  platform,
  path,
  isRoot,
  root,
  run: (command, args, env = {}) =>
    spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, ...env, PATH: path } }).status === 0,
});

export const thisMachine = () =>
  machineOf({
    platform: process.platform,
    path: process.env.PATH ?? '',
    isRoot: process.getuid?.() === 0,
    root: '/',
  });
