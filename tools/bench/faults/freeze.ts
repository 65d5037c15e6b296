import { readFileSync } from 'node:fs';

/** Children too: each connection of PostgreSQL has a process. */
const treeOf = (pid: number): number[] => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .flatMap((child) => treeOf(Number(child))),
];

/** Stops a process where it is. Its machine still takes what is sent to it, as behind a network that forwards nothing. */
export function freeze(pid: number | null): () => void {
  if (pid === null) throw new Error('The servers run in containers here, and cannot be frozen.');
  const tree = treeOf(pid);
  for (const one of tree) process.kill(one, 'SIGSTOP');
  return () => {
    for (const one of tree) process.kill(one, 'SIGCONT');
  };
}
