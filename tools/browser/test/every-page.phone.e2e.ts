import { everyPage } from './parts/every-page.ts';
import { useStage, useWorldInMotion } from './parts/use-stage.ts';

const stage = useStage();
useWorldInMotion(stage);
everyPage(stage, 'a phone, dark');
