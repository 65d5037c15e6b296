import { Dependencies } from './dependencies';

const fails = (reason: string) => () => {
  throw new Error(reason);
};
const works = () => undefined;

function report(checks: Record<string, [() => void, boolean]>) {
  const dependencies = new Dependencies();
  for (const [name, [check, required]] of Object.entries(checks)) dependencies.register(name, check, { required });
  return dependencies.report();
}

it('is up when all answers', async () => {
  expect(await report({ postgres: [works, true], redis: [works, false] })).toEqual({
    status: 'up',
    dependencies: { postgres: 'up', redis: 'up' },
    degraded: [],
  });
});

it('stays ready without what a part of the work needs, and names it apart', async () => {
  expect(await report({ postgres: [works, true], redis: [fails('away'), false] })).toEqual({
    status: 'degraded',
    dependencies: { postgres: 'up', redis: 'down: away' },
    degraded: ['redis'],
  });
});

it('is down without what all of the work needs', async () => {
  expect(await report({ postgres: [fails('away'), true], redis: [fails('away too'), false] })).toEqual({
    status: 'down',
    dependencies: { postgres: 'down: away', redis: 'down: away too' },
    degraded: ['redis'],
  });
});
