import { executionRequested, executionSucceeded, integrationDeleted, topology } from '@linesman/contracts';
import { publishersOf } from './publishers-of';

it('takes a command from our own services, each on the subject that only it may publish on', () => {
  const { subject } = executionRequested;
  expect([...publishersOf(executionRequested)]).toEqual([
    [`${subject}.integrations`, 'integrations'],
    [`${subject}.gateway-executor`, 'gateway-executor'],
  ]);
});

it('takes an event from its producer', () => {
  expect([...publishersOf(integrationDeleted)]).toEqual([[integrationDeleted.subject, 'integrations']]);
});

it('takes an outcome on the subject of each service that may have asked, and where earlier releases published it', () => {
  expect([...publishersOf(executionSucceeded).keys()]).toEqual([
    'outcomes.gateway-executor.execution.succeeded.v1.integrations',
    'outcomes.gateway-executor.execution.succeeded.v1.gateway-executor',
    'outcomes.gateway-executor.execution.succeeded.v1.others',
    'events.gateway-executor.execution.succeeded.v1',
  ]);
});

it('lets nobody publish who bears tokens: a stream would keep them', () => {
  const bearing = Object.values(topology).filter((row) => 'bears_tokens' in row);
  expect(bearing.map(({ commands }) => commands)).toEqual([[]]);
});
