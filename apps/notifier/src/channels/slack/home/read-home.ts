import type { SignalSnapshot } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { handlingOf, type SignalHandling } from '../../../signals/signal-handling.entity';
import type { Signal } from '../../../signals/signal.entity';
import type { Task } from '../../../tasks/task.entity';

/** A view has room for 100 blocks: six of each signal, two of each task, and seven others. */
export const MOST_SIGNALS = 12;
export const MOST_TASKS = 10;

export type HandledSignal = Signal & { snapshot: SignalSnapshot; handling: SignalHandling | null };
export type DueTask = Pick<Task, 'id' | 'title' | 'due_at' | 'priority'>;

/** What a person handles. */
export interface Home {
  /** The worst first, and of these the oldest; `count` is of all. */
  signals: HandledSignal[];
  count: number;
  /** The ones due soonest; `task_count` is of all. */
  tasks: DueTask[];
  task_count: number;
}

/** A signal that was assigned to somebody else is theirs. $1: the address, $2: how many. */
const handled = `with mine as (
    select signal_id from signals where csm_email = $1 and state = 'open' and outage is null and snapshot is not null
      and not exists (select from signal_handling h where h.signal_id = signals.signal_id and h.assignee <> $1)
    union select h.signal_id from signal_handling h join signals s using (signal_id)
      where h.assignee = $1 and s.state = 'open' and s.outage is null and s.snapshot is not null)
  select s.*, to_jsonb(h) as handling, count(*) over ()::int as count
  from mine join signals s using (signal_id) left join signal_handling h using (signal_id)
  order by array_position(array['critical', 'high', 'medium', 'low'], s.snapshot ->> 'severity'), s.created_at, s.signal_id
  limit $2`;

const due = `select id, title, due_at, priority, count(*) over ()::int as count from tasks
  where status = 'open' and lower(assignee) = $1 order by due_at, id limit $2`;

export async function readHome(tx: Tx, email: string): Promise<Home> {
  const [signals, tasks] = await Promise.all([
    rows<HandledSignal & { count: number }>(tx, handled, [email, MOST_SIGNALS]),
    rows<DueTask & { count: number }>(tx, due, [email, MOST_TASKS]),
  ]);
  return {
    // Within jsonb a time is text.
    signals: signals.map((signal) => ({ ...signal, handling: signal.handling && handlingOf(signal.handling) })),
    count: signals[0]?.count ?? 0,
    tasks,
    task_count: tasks[0]?.count ?? 0,
  };
}
