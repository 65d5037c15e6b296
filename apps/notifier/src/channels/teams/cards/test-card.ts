import { TEST_TITLE, testLines } from '../../../deliveries/test-alert';
import type { Mention } from '../mention';
import { type Activity, activityOf } from './activity';
import { line, title } from './elements';

/** The card of a test alert, for whoever asked for it. */
export const testCard = (to: Mention): Activity =>
  activityOf({ summary: TEST_TITLE, title: title(TEST_TITLE, 'Good'), body: testLines(to).map(line), actions: [] }, to);
