import { snapshot } from '../../test/snapshot';
import { waitAfter } from '../event-endpoints/retry';
import { ActionRegistry } from './action-registry';
import { loadWorkflow } from './load-workflow';
import { contextOf } from './workflow-context';

const actions = new ActionRegistry();
const document = (step: string) => `workflow: any
version: 1
trigger: { type: event, event: integration_status_changed }
steps:
  - ${step}`;
const load = (step: string) => loadWorkflow(document(step), actions).steps[0]!;

it('evaluates each value of a mapping, and keeps its type', () => {
  const { config, retry } = load(
    `{ id: hook, action: send_webhook, retry: { attempts: 3, backoff_seconds: 60 }, config: { url: 'https://a.example',
       event: broke, fields: { customer: '{{customer.name}}', arr: '{{customer.arr}}', fixed: true } } }`,
  );
  const evaluated = config.fields!.evaluate(contextOf(snapshot(), ''));
  expect(evaluated).toEqual({ customer: 'TechCorp', arr: 200_000, fixed: true });
  expect(retry).toEqual({ attempts: 3, backoff_seconds: 60 });
});

const hook = (more: string) => `{ id: hook, action: send_webhook, config: { event: broke, ${more} } }`;
const retried = (retry: string) => `{ id: pause, action: wait, config: { hours: 1 }, retry: ${retry} }`;

it.each([
  ['no address', hook(''), /steps\[0\].config: must have one of endpoint, url/],
  ['two addresses', hook(`url: 'https://a.example', endpoint: x`), /must have one of endpoint, url/],
  [
    'two times to wait',
    '{ id: pause, action: wait, config: { hours: 1, minutes: 1 } }',
    /one of minutes, hours, until/,
  ],
  ['fields that are no mapping', hook('url: a, fields: [a]'), /config.fields: must be fields with values/],
  ['a name of a field that is no word', hook('url: a, fields: { A-B: 1 }'), /A-B must be a word/],
  ['an unknown variable in a field', hook(`url: a, fields: { a: '{{nobody}}' }`), /fields.*Unknown variable/],
  ['a mapping where there is a text', hook('url: { a: b }'), /config.url: must be a text/],
  ['no attempt', retried('{ attempts: 0, backoff_seconds: 1 }'), /retry.attempts: must be a whole number from 1 to 20/],
  ['half an attempt', retried('{ attempts: 1.5, backoff_seconds: 1 }'), /retry.attempts: must be a whole number/],
  ['no wait between attempts', retried('{ attempts: 2 }'), /retry.backoff_seconds: is missing/],
  [
    'something else in a retry',
    retried('{ attempts: 2, backoff_seconds: 1, jitter: 1 }'),
    /retry.jitter: is not known/,
  ],
  ['a retry that is a number', retried('3'), /retry: must be fields with values/],
  [
    'a retry of a message',
    '{ id: tell, action: alert_staff, retry: { attempts: 2, backoff_seconds: 1 } }',
    /retry: has no effect: a message has the attempts of its channel/,
  ],
])('refuses %s', (_, step, reason) => {
  expect(() => load(step)).toThrow(reason);
});

it.each(['', 'Bob', 'Bob <bob@techcorp.example>', '{ }'])('refuses an email to "%s"', (to) => {
  const config = `{ to: '${to}', template: integration_degraded_customer }`;
  expect(() => load(`{ id: mail, action: send_email, config: ${config} }`)).toThrow(
    /config.to: must be an email address, or an expression/,
  );
});

it('waits twice as long before each further attempt, an hour at most, and gives up', () => {
  const waits = [1, 2, 3, 8, 9].map((attempt) => waitAfter(attempt, { attempts: 9, backoff_seconds: 60 }));
  expect(waits).toEqual([60, 120, 240, 3_600, undefined]);
});
