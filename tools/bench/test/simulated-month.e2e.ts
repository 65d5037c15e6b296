import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

interface Printed {
  figures: { month: Record<string, { fates: Record<string, number>; outages_each: number; occasions: object }> };
}

/** The simulation runs the services' own code, and stops at a statement of theirs that it does not know. */
it('plays a small month with the code of the services, in which nothing is missed', async () => {
  const size = ['--customers', '60', '--days', '18'];
  const args = ['tools/with-install.mjs', 'tools/bench/main.ts', 'alerts', '--part', 'month', '--json', ...size];
  const printed = await new Promise<string>((resolve) => {
    // So few customers are no measure: their floors may be missed.
    execFile(process.execPath, args, { cwd: root }, (_, stdout, stderr) => resolve(stdout || stderr));
  });
  const { figures } = JSON.parse(printed) as Printed;
  const [full, noNudges, neither] = Object.values(figures.month).filter(
    (one) => typeof one === 'object' && 'fates' in one,
  );
  for (const { fates, outages_each } of [full!, noNudges!, neither!]) {
    expect(fates['missed']).toBe(0);
    expect(fates['told']).toBeGreaterThan(0);
    expect(fates['told of the outage']).toBeGreaterThan(0);
    expect(outages_each).toBe(2);
  }
  expect(full!.occasions).toHaveProperty('contact nudge');
  expect(noNudges!.occasions).not.toHaveProperty('contact nudge');
  expect(neither!.occasions).not.toHaveProperty('csm reminder');
});
