import type { ExecutionError } from '@linesman/contracts';
import { heldBy } from './held-by';
import { judgeFailure } from './judge-failure';

const error = (cause: ExecutionError['cause'], of: ExecutionError['class'], code = 'X') => ({ cause, class: of, code });

it.each([
  [error('grant_revoked', 'permanent'), 'covered', 'error'],
  [error('lease_failed', 'transient'), 'covered', 'error'],
  [error('insufficient_scope', 'permanent'), 'covered', undefined],
  [error('timeout', 'transient'), 'covered', undefined],
  [error('server_error', 'transient'), 'covered', undefined],
  [error('rate_limited', 'transient'), 'passes', undefined],
  [error('busy', 'transient', 'deadline_passed'), 'passes', undefined],
  [error('busy', 'transient', 'sync_in_progress'), 'passes', undefined],
  [error('bad_request', 'permanent'), 'own', undefined],
  [error('busy', 'permanent', 'internal_error'), 'own', undefined],
  [error('bad_request', 'permanent', 'integration_inactive'), 'own', 'inactive'],
] as const)('%j is %s, and holds by %s', (failed, judged, held) => {
  expect([judgeFailure(failed), heldBy(failed)]).toEqual([judged, held]);
});
