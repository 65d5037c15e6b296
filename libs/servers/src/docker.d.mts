import type { Machine } from './machine.mjs';

export function dockerAnswers(machine?: Machine): Promise<boolean>;
