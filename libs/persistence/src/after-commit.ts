import type { EntityManager } from 'typeorm';

const hooks = new WeakMap<EntityManager, (() => void)[]>();

/** Runs the hook after the commit, and not after a rollback. It is lost when the process dies in between. */
export function afterCommit(tx: EntityManager, hook: () => void): void {
  const list = hooks.get(tx);
  if (list) list.push(hook);
  else hooks.set(tx, [hook]);
}

export function runAfterCommit(tx: EntityManager): void {
  for (const hook of hooks.get(tx) ?? []) hook();
}
