import type { Decision } from '../upstream/answers';
import { shownDecision } from './shown-decision';

const decision = (step: string | null): Decision =>
  ({ decision: 'not_told', occasion: 'opened', step }) as Partial<Decision> as Decision;

it.each([
  ['notify_csm', 'Notify CSM'],
  ['notify_technical_contact', 'Notify technical contact'],
  ['CsmLead', 'CsmLead'],
  [null, undefined],
])('says the step %j as %j', (step, words) => expect(shownDecision(decision(step)).step_in_words).toBe(words));
