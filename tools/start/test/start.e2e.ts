import type { OwnSystem } from '../own-system.mjs';

let system: OwnSystem;
beforeAll(async () => {
  const { startOwnSystem } = await import('../own-system.mjs');
  system = await startOwnSystem({ args: ['--scale', 'gateway-executor=2'] });
});
afterAll(() => system.stop());

it('has every service ready, each in a process of its own', async () => {
  const { services } = system.run();
  expect(Object.keys(services).sort()).toEqual([
    'catalog',
    'console',
    'gateway-executor',
    'integrations',
    'notifier',
    'sandbox',
    'status-monitor',
  ]);
  const copies = Object.values(services).flatMap((service) => service.copies);
  expect(new Set(copies.map(({ pid }) => pid)).size).toBe(8);
  for (const { url } of copies) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
});
