import { openChromium } from '@linesman/testing';
import type { Stage, Tools } from './stage.ts';

/**
 * Starts a system and a browser for the tests of a file, and stops them. Complete before the first test. After each test
 * all pages are closed: an open one asks again whenever something happens.
 */
export function useStage(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    const { startOwnSystem } = await import('../../../start/own-system.mjs');
    const { keyFor } = await import('../../../start/seed/connect.ts');
    const { Outside } = await import('../../../actors/outside.ts');
    const { waitFor } = await import('../../../actors/wait-for.ts');
    const tools: Tools = {
      ...(await import('../../sign-in-as.ts')),
      ...(await import('../../inspect.ts')),
      ...(await import('../../pages.ts')),
      ...(await import('../../set-stage.ts')),
      keyFor,
      Outside,
      waitFor,
    };
    const [system, browser] = await Promise.all([
      startOwnSystem({ env: { PROBE_INTERVALS: '{"dropbox":1,"salesforce":1}', HOLD_AT_CUSTOMERS: '0' } }),
      openChromium(),
    ]);
    Object.assign(stage, { system, browser, tools });
  });
  afterEach(() => Promise.all(stage.browser?.contexts().map((context) => context.close()) ?? []));
  afterAll(async () => {
    await stage.browser?.close();
    await stage.system?.stop();
  });
  return stage;
}

/** Lets something happen in the demo world before the tests of a file. */
export function useWorldInMotion(stage: Stage): void {
  beforeAll(async () => {
    stage.ids = await stage.tools.setStage(stage.system.run());
  });
}
