import type { Machine } from './machine.mjs';

export function ensureBinaries(names: string[], say?: (line: string) => void, machine?: Machine): void;
