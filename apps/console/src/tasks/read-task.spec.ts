import { changeIn, localTime, newTaskIn } from './read-task';

const posted = { title: ' Call them ', priority: 'high', due_at: '2026-03-30T09:00', time_zone: 'Europe/Berlin' };

it('reads a due time on the clock of the visitor', () => {
  expect(newTaskIn(posted)).toEqual({
    task: { title: 'Call them', priority: 'high', due_at: '2026-03-30T07:00:00.000Z' },
    errors: [],
  });
  expect(localTime('2026-03-30T07:00:00.000Z', 'Europe/Berlin')).toBe(posted.due_at);
});

it('prefers a number of working hours, and refuses one that is none', () => {
  expect(newTaskIn({ ...posted, due_in_working_hours: '4' }).task).toMatchObject({ due_in_working_hours: 4 });
  for (const due_in_working_hours of ['soon', '-1', '241'])
    expect(newTaskIn({ ...posted, due_in_working_hours }).errors).toMatchObject([{ field: 'due_in_working_hours' }]);
});

it('asks for a title and a due time', () => {
  expect(newTaskIn({}).errors.map(({ field }) => field)).toEqual(['title', 'due_at']);
  expect(newTaskIn({ ...posted, due_at: 'tomorrow' }).errors).toMatchObject([{ field: 'due_at' }]);
});

it('changes no due time that nobody touched', () => {
  const form = { ...posted, shown_due_at: posted.due_at, assignee: '' };
  expect(changeIn(form).change).toEqual({ title: 'Call them', priority: 'high', assignee: '' });
  expect(changeIn({ ...form, due_at: '2026-03-31T09:00' }).change).toMatchObject({
    due_at: '2026-03-31T07:00:00.000Z',
  });
  expect(changeIn({ ...form, title: '' }).errors).toMatchObject([{ field: 'title' }]);
});
