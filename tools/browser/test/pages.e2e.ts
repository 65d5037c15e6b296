import { everyPage } from './parts/every-page.ts';
import { reconnecting } from './parts/reconnecting.ts';
import { roles } from './parts/roles.ts';
import { useStage, useWorldInMotion } from './parts/use-stage.ts';

const stage = useStage();
describe('reconnecting', () => reconnecting(stage));
describe('on a world in which something happened', () => {
  useWorldInMotion(stage);
  roles(stage);
  everyPage(stage);
});
