import { events } from '@linesman/contracts';
import { eventChoices, shownTypes, typesIn } from './event-choices';

it('offers only types that are published', () => {
  const published = events.map(({ type }) => type);
  expect(Object.keys(eventChoices).filter((type) => !published.includes(type))).toEqual([]);
});

it('reads boxes and text, each type once', () => {
  expect(typesIn({ types: 'task_created' })).toEqual(['task_created']);
  expect(typesIn({ types: ['task_created', 'task_closed'], other_types: 'a, b\ntask_closed,' })).toEqual([
    'task_created',
    'task_closed',
    'a',
    'b',
  ]);
  expect(typesIn({})).toEqual([]);
});

it('shows what was read', () => {
  const types = ['task_created', 'customer_upserted'];
  const { boxes, other_types } = shownTypes(types);
  expect(boxes.filter(({ chosen }) => chosen).map(({ type }) => type)).toEqual(['task_created']);
  expect(other_types).toBe('customer_upserted');
});
