import { serversAway } from './parts/servers-away.ts';
import { startFailures } from './parts/start-failures.ts';
import { inDevelopment, inProduction } from './parts/starts-and-stops.ts';
import { contentsOf } from './parts/contents.ts';
import { useDevelopment, useImages } from './running-images.ts';

useImages();
contentsOf();
inProduction();
describe('with the environment of compose', () => {
  const development = useDevelopment();
  inDevelopment(development);
  startFailures(development);
  // It kills the servers, so it comes last.
  serversAway(development);
});
