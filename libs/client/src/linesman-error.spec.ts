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

it('knows every problem with which an execution is refused', () => {
  const document = readFileSync(join(root, 'docs/openapi.yaml'), 'utf8');
  const route = document.slice(document.indexOf('{integration_id}/execute:'));
  const responses = route.slice(route.indexOf('responses:'), route.indexOf('\n  /'));
  const words = [...responses.matchAll(/- `([a-z-]+)`/g)].map(([, word]) => word!);
  expect(words).toContain('provider-unavailable');
  const unknown = words.filter((word) => !(problemTypes as readonly string[]).includes(word));
  expect(unknown).toEqual([]);
});
