import { stories } from './parts/stories.ts';
import { useStage } from './parts/use-stage.ts';

stories(useStage());
