import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '@linesman/service-kit';
import { isAction, defineAction } from './action';
import { ActionRegistry } from './action-registry';

it('gives a performer its configuration and its services with their types', () => {
  const action = defineAction({
    config: { hours: { type: 'number' }, urgency: { type: 'string', oneOf: ['low', 'high'], optional: true } },
    inject: [Clock],
    perform: (_tx, { config }, clock) => {
      const hours: number = config.hours;
      const urgency: 'low' | 'high' | undefined = config.urgency;
      return { state: 'done', output: { hours, urgency, at: clock.now() } };
    },
  });
  expect(isAction(action)).toBe(true);
});

it('is refused by its types without a performer, and with two', () => {
  const config = { to: { type: 'string' } } as const;
  // @ts-expect-error: nothing says what the action does
  defineAction({ config });
  // @ts-expect-error: an action tells somebody or performs something
  defineAction({ config, tells: () => ({ audience: 'csm', recipient: '' }), perform: () => ({ state: 'done' }) });
});

it('is refused at the start where a file of the folder exports none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'actions-'));
  writeFileSync(join(folder, 'sing.js'), 'exports.default = { perform: () => undefined };');
  expect(() => new ActionRegistry().addFolder(folder)).toThrow(/sing: export default defineAction/);
  rmSync(folder, { recursive: true });
});
