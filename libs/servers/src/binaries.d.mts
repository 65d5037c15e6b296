import type { Machine } from './machine.mjs';

export const postgresBinaries: (
  version?: string,
  machine?: Machine,
) => { initdb: string; postgres: string } | undefined;
export const natsBinary: (machine?: Machine) => string | undefined;
export const redisBinary: (machine?: Machine) => string | undefined;
export const chromiumBinary: (machine?: Machine) => string | undefined;
