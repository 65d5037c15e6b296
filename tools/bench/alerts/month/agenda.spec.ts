const load = () => import('./agenda.ts');

it('does things in the order of their times, those of one time as they were asked for, and moves its clock', async () => {
  const { Agenda } = await load();
  const agenda = new Agenda(1_000);
  const done: [string, number][] = [];
  const note = (name: string) => () => void done.push([name, agenda.time]);
  for (const [name, at] of [
    ['late', 50_000],
    ['c', 3_000],
    ['a', 2_000],
    ['b', 2_000],
    ['past', 10],
  ] as const)
    agenda.at(at, note(name));
  agenda.at(2_500, async () => {
    await Promise.resolve();
    agenda.at(2_600, note('asked for meanwhile'));
  });
  await agenda.runUntil(4_000);
  expect(done).toEqual([
    ['past', 1_000],
    ['a', 2_000],
    ['b', 2_000],
    ['asked for meanwhile', 2_600],
    ['c', 3_000],
  ]);
  expect(agenda.now()).toEqual(new Date(4_000));
});

it('keeps the order of many', async () => {
  const { Agenda } = await load();
  const agenda = new Agenda(0);
  const times: number[] = [];
  for (let n = 0; n < 500; n += 1) agenda.at((n * 7_919) % 1_009, () => void times.push(agenda.time));
  await agenda.runUntil(2_000);
  expect(times).toHaveLength(500);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
