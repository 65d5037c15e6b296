import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LinesmanError, problemTypes } from './linesman-error';

const root = join(__dirname, '../../..');

it('says what ends a problem, where, and after how long', () => {
  const type = 'urn:linesman:problem:integration-disconnected';
  const reconnect_url = 'https://linesman.example/integrations/1';
  const advice = { remedy: 'reconnect', reconnect_url } as const;
  const error = new LinesmanError({ type, title: 'Dependency failed', status: 424, cause: 'grant_revoked', ...advice });
  expect(error).toMatchObject({
    status: 424,
    type: 'integration-disconnected',
    ...advice,
    message: 'Dependency failed',
  });
  expect(error.retry_after).toBeUndefined();
  const busy = { type: 'urn:linesman:problem:provider-unavailable', title: 'Not available', status: 503 };
  expect(new LinesmanError({ ...busy, retry_after: 2 })).toMatchObject({ retry_after: 2 });
});

it('has a row for each type in the README', () => {
  const readme = readFileSync(join(root, 'libs/client/README.md'), 'utf8');
  const rows = readme.slice(readme.indexOf('## Errors')).matchAll(/^\| (`[^|]+)/gm);
  const named = [...rows].flatMap(([, cell]) => [...cell!.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word!));
  expect(named.filter((word) => word !== 'type').sort()).toEqual([...problemTypes]);
});

/** Those that a service with a token of its own meets with what the client sends. */
const refusalsOf = (document: string, method: string, path: string): string[] => {
  const route = document.slice(document.indexOf(`\n  ${path}:\n`) + 1);
  const operation = route.slice(route.indexOf(`\n    ${method}:\n`) + 1);
  const responses = operation.slice(operation.indexOf('responses:')).split(/\n {2,4}\S/)[0]!;
  return [...responses.matchAll(/- `([a-z-]+)`/g)].map(([, word]) => word!);
};

it.each([
  ['post', '/v1/integrations/{integration_id}/execute', 'provider-unavailable'],
  ['put', '/v1/customers/{customer_id}', 'customer-deleted'],
  ['post', '/v1/webhook-deliveries', 'not-yet'],
  ['post', '/v1/sso-logins', 'too-old'],
  ['post', '/v1/event-subscriptions/{name}/take', 'too-many-readers'],
  ['post', '/v1/event-subscriptions/{name}/confirm', 'invalid-fields'],
  ['delete', '/v1/event-subscriptions/{name}', 'not-found'],
])('knows every problem with which %s %s is refused', (method, path, one) => {
  const words = refusalsOf(readFileSync(join(root, 'docs/openapi.yaml'), 'utf8'), method, path);
  expect(words).toContain(one);
  // The client sends no If-Match, and `contact-only` is for people.
  const others = ['bad-if-match', 'changed-meanwhile', 'contact-only'];
  const unknown = words.filter((word) => !others.includes(word) && !(problemTypes as readonly string[]).includes(word));
  expect(unknown).toEqual([]);
});
