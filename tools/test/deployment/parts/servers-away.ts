import { deployedApps } from '@linesman/contracts/topology';
import { allReady, type Development, run, stopAll } from '../running-images.ts';

export function serversAway(development: () => Development): void {
  it.each(['SIGSTOP', 'SIGKILL'] as const)('ends by itself when told to, after %s of every server', async (signal) => {
    const { services, servers, environment, url } = development();
    const ready = new Map(deployedApps.map((name) => [name as string, run(name, environment(name))]));
    await allReady(ready, url);
    const all = Object.values(servers);
    if (signal === 'SIGKILL') await Promise.all(all.map((server) => server.kill()));
    else for (const server of all) process.kill(server.pid()!, signal);
    const starting = new Map(
      deployedApps.map((name) => [name as string, run(name, { ...environment(name), PORT: '0' })]),
    );
    const ends = await Promise.all([ready, starting].map((processes) => stopAll(services, processes)));
    if (signal === 'SIGSTOP') for (const server of all) process.kill(server.pid()!, 'SIGCONT');
    expect(ends.flatMap((each) => Object.entries(each)).filter(([, end]) => end === 'SIGKILL')).toEqual([]);
  });
}
