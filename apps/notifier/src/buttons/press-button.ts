import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor, SignalIds } from '../handling/open-signal';
import { SnoozeSignal } from '../handling/snooze-signal';
import { type NewResponse, RespondToSignal } from '../responses/respond-to-signal';
import { TechCalls } from '../responses/tech-calls';
import { responseActions } from '../signals/signal-response.entity';
import { ButtonHandlers } from './button-handlers';
import { type Choice, choiceOf, HANDLE } from './handling-choices';
import { callButtons } from './offered-buttons';
import { nothingDone } from './nothing-done';
import type { PressedButton } from './pressed-button';

/** Does what a button of a message says, on any channel. */
@Injectable()
export class PressButton {
  constructor(
    private readonly responding: RespondToSignal,
    private readonly calls: TechCalls,
    private readonly snoozing: SnoozeSignal,
    private readonly buttons: ButtonHandlers,
    private readonly database: Database,
  ) {}

  /**
   * What no longer helps or has ended is not done. The message then shows how things are.
   * @returns why nothing was done.
   */
  async press({ ids, by, action, chosen }: PressedButton): Promise<string | undefined> {
    const { name, id, email } = by;
    const outcome = callButtons.find((it) => it.action === action)?.outcome;
    if (outcome) {
      const end = await this.database.inTenant(ids.tenant_id, (tx) => this.calls.end(tx, ids.signal_id, outcome, name));
      return end ? undefined : nothingDone.no_call;
    }
    if (action === HANDLE) return this.handle(ids, choiceOf(chosen), by);
    const pressed = this.buttons.of(action);
    if (pressed) return pressed({ ids, by });
    const response = responseActions.find((it) => it === action);
    if (!response) return nothingDone.not_offered;
    return this.respond(ids, { action: response, actor: name, actor_id: id, email });
  }

  private async handle(ids: SignalIds, choice: Choice | undefined, by: Actor): Promise<string | undefined> {
    const { acknowledge, snooze, unsnooze } = choice ?? {};
    const response = { action: 'acknowledge', actor: by.name, actor_id: by.id, email: by.email } as const;
    if (acknowledge) return this.respond(ids, { ...response, until: acknowledge });
    if (!snooze && !unsnooze) return nothingDone.not_offered;
    const done = snooze ? await this.snoozing.snooze(ids, by, snooze) : await this.snoozing.unsnooze(ids, by);
    return done ? undefined : nothingDone.ended;
  }

  private async respond(ids: SignalIds, response: NewResponse): Promise<string | undefined> {
    const responded = await this.responding.respond(ids, response);
    if (responded === 'no_open_signal') return nothingDone.ended;
    if (responded === 'does_not_help') return nothingDone.does_not_help;
    return responded.is_new ? undefined : nothingDone.done_before;
  }
}
