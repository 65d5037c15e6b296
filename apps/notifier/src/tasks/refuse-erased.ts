import { Problem } from '@linesman/service-kit';
import type { Task } from './task.entity';

/** What an erasure has emptied takes nothing new. A task that was not erased has a title. */
export function refuseErased({ title }: Pick<Task, 'title'>): void {
  if (title === '') throw new Problem(409, 'erased', 'What this task was about has been erased.');
}
