import { memberAndOwner } from './parts/member-and-owner.ts';
import { useStage } from './parts/use-stage.ts';

memberAndOwner(useStage());
