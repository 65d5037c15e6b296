const load = () => import('./options.mjs');

it('starts one process of each service when nothing is said', async () => {
  const { readOptions } = await load();
  const { processes, fresh } = readOptions([]);
  expect(new Set(Object.values(processes))).toEqual(new Set([1]));
  expect(fresh).toBe(false);
});

it('takes a scale in either spelling', async () => {
  const { readOptions } = await load();
  for (const args of [['--scale', 'notifier=2,catalog=3'], ['--scale=notifier=2,catalog=3']]) {
    expect(readOptions(args).processes).toMatchObject({ notifier: 2, catalog: 3, console: 1 });
  }
});

it.each([
  [['--scale', 'mailer=2'], 'There is no service "mailer"'],
  [['--scale', 'notifier=0'], 'Scale notifier to a number from 1 to 9'],
  [['--scale'], 'There is no service ""'],
  [['--scale', 'sandbox=2'], 'there is one of it'],
  [['--frsh'], 'Unknown option --frsh'],
])('refuses %j in one sentence', async (args, sentence) => {
  const { readOptions } = await load();
  expect(() => readOptions(args)).toThrow(sentence);
});
