import type { Browser } from 'playwright-core';
import type { OwnSystem } from '../../../start/own-system.mjs';
import type { Ids } from '../../pages.ts';

/** Loaded by dynamic import: Jest compiles tests to CommonJS, and these are ES modules. */
export type Tools = typeof import('../../sign-in-as.ts') &
  typeof import('../../inspect.ts') &
  typeof import('../../pages.ts') &
  typeof import('../../set-stage.ts') &
  Pick<typeof import('../../../start/seed/connect.ts'), 'keyFor'> &
  Pick<typeof import('../../../actors/outside.ts'), 'Outside'> &
  Pick<typeof import('../../../actors/wait-for.ts'), 'waitFor'>;

/** What the parts share. Complete before the first test. */
export interface Stage {
  system: OwnSystem;
  browser: Browser;
  tools: Tools;
  ids: Ids;
}

/** Only what hangs takes so long. */
export const SOON = { timeout: 120_000 };
