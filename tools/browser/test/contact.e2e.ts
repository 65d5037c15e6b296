import { contact } from './parts/contact.ts';
import { useStage } from './parts/use-stage.ts';

contact(useStage());
