import { openChromium } from '@linesman/testing';
import { everyPage } from './parts/every-page.ts';
import { reconnecting } from './parts/reconnecting.ts';
import { roles } from './parts/roles.ts';
import type { Stage, Tools } from './parts/stage.ts';

/** All on one system, since each start of one costs as much as many tests. What breaks the demo world comes last. */
const stage = {} as Stage;

beforeAll(async () => {
  const { startOwnSystem } = await import('../../start/own-system.mjs');
  const { keyFor } = await import('../../start/seed/connect.ts');
  const tools: Tools = {
    ...(await import('../sign-in-as.ts')),
    ...(await import('../inspect.ts')),
    ...(await import('../pages.ts')),
    ...(await import('../set-stage.ts')),
    keyFor,
  };
  const [system, browser] = await Promise.all([
    startOwnSystem({ env: { PROBE_INTERVALS: '{"dropbox":1,"salesforce":1}' } }),
    openChromium(),
  ]);
  Object.assign(stage, { system, browser, tools });
});
afterAll(async () => {
  await stage.browser?.close();
  await stage.system?.stop();
});

describe('reconnecting', () => reconnecting(stage));

describe('on a world in which something happened', () => {
  beforeAll(async () => {
    stage.ids = await stage.tools.setStage(stage.system.run());
  });
  describe('roles', () => roles(stage));
  describe('every page', () => everyPage(stage));
});
