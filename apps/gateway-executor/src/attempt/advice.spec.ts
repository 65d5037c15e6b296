import { type Cause, type ExecutionError } from '@linesman/contracts';
import { withAdvice } from './advice';

const page = 'https://linesman.example/integrations/1';
const error = (cause: Cause): ExecutionError => ({ class: 'transient', cause, code: 'x', message: 'x' });

it.each<[Cause, string]>([
  ['grant_revoked', 'reconnect'],
  ['refresh_interrupted', 'reconnect'],
  ['api_key_rejected', 'enter_key'],
  ['insufficient_scope', 'grant_permission'],
  ['certificate_expired', 'renew_certificate'],
  ['sso_misconfigured', 'correct_sign_on'],
])('leads a person to the page after %s', (cause, remedy) => {
  expect(withAdvice(error(cause), page)).toMatchObject({ remedy, reconnect_url: page });
});

it.each<[Cause, string | undefined]>([
  ['timeout', 'wait_for_provider'],
  ['server_error', 'wait_for_provider'],
  ['invalid_client', 'staff'],
  ['lease_failed', 'staff'],
  ['webhook_refused', 'repair_endpoint'],
  ['webhook_silent', 'check_webhooks'],
  ['rate_limited', undefined],
  ['bad_request', undefined],
])('sends nobody to the page after %s', (cause, remedy) => {
  const advised = withAdvice(error(cause), page);
  expect(advised.remedy).toBe(remedy);
  expect(advised).not.toHaveProperty('reconnect_url');
});
