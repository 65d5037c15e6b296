import type { EntityManager } from 'typeorm';

const hooks = new WeakMap<EntityManager, (() => void)[]>();

/** Runs once the transaction has committed, never when it rolled back. What is lost with the process must not matter. */
export function afterCommit(tx: EntityManager, hook: () => void): void {
  const list = hooks.get(tx);
  if (list) list.push(hook);
  else hooks.set(tx, [hook]);
}

export function runAfterCommit(tx: EntityManager): void {
  for (const hook of hooks.get(tx) ?? []) hook();
}
