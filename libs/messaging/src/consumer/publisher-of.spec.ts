import { executionRequested, integrationDeleted, subscriptionCreated } from '@linesman/contracts';
import { type TokenVerifier, InvalidToken } from '@linesman/service-kit';
import type { IncomingMessage } from './parse-message';
import { isVerified, publisherOf, subjectsOf } from './publisher-of';

const tenant = '6f1e2d3c-0000-4000-8000-000000000001';
const other = '6f1e2d3c-0000-4000-8000-000000000002';
const envelope = { tenantid: tenant } as never;
const sentAt = new Date('2026-01-29T15:45:00Z');
const verifier = {
  verify: (token: string, at?: Date) => {
    if (token === 'late' && at !== sentAt) throw new Error('checked against another time');
    if (token === 'bad') return Promise.reject(new InvalidToken('signature'));
    const roles = token === 'person' ? ['member'] : ['service'];
    return Promise.resolve({ subject: 'billing', roles, tenantId: token === 'foreign' ? other : tenant });
  },
} as unknown as TokenVerifier;

const message = (subject: string, token?: string) =>
  ({ subject, sentAt, headers: token ? { authorization: `Bearer ${token}` } : {} }) as unknown as IncomingMessage;
const command = executionRequested.subject;

it('takes a command on its plain subject and on the subjects of our own services', () => {
  expect([...subjectsOf(executionRequested)]).toEqual([
    [command, undefined],
    [`${command}.integrations`, 'integrations'],
    [`${command}.gateway-executor`, 'gateway-executor'],
  ]);
  expect([...subjectsOf(subscriptionCreated).keys()]).toEqual([subscriptionCreated.subject]);
});

it('verifies the publisher of commands and of events of the platform, not of events of our own services', () => {
  expect([executionRequested, subscriptionCreated, integrationDeleted].map(isVerified)).toEqual([true, true, false]);
});

it('trusts NATS for the service whose name the subject ends in', async () => {
  const vouched = message(`${command}.integrations`);
  const publisher = await publisherOf(verifier, executionRequested, envelope, vouched);
  expect(publisher).toEqual({ subject: 'integrations', roles: ['service'], tenantId: tenant, vouched: true });
});

it.each([
  [undefined, 'bearer token is missing'],
  ['bad', 'token is refused: signature'],
  ['person', 'is not a service'],
  ['foreign', 'forged tenant'],
])('refuses the token %s of an event', async (token, reason) => {
  const publisher = publisherOf(verifier, subscriptionCreated, envelope, message(subscriptionCreated.subject, token));
  await expect(publisher).rejects.toThrow(reason);
});

it('checks a token against the time at which the stream stored the message', async () => {
  await expect(publisherOf(verifier, executionRequested, envelope, message(command, 'late'))).resolves.toMatchObject({
    subject: 'billing',
  });
});
