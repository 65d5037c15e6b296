import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor, SignalIds } from '../handling/open-signal';
import { SnoozeSignal } from '../handling/snooze-signal';
import { RespondToSignal } from '../responses/respond-to-signal';
import { TechCalls } from '../responses/tech-calls';
import { responseActions } from '../signals/signal-response.entity';
import { ButtonHandlers } from './button-handlers';
import { type Choice, choiceOf, HANDLE } from './handling-choices';
import { callButtons } from './offered-buttons';
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
   * @returns what whoever pressed it is told, where the message does not show it.
   */
  async press({ ids, by, action, chosen }: PressedButton): Promise<string | undefined> {
    const { name, id, email } = by;
    const outcome = callButtons.find((it) => it.action === action)?.outcome;
    if (outcome) await this.database.inTenant(ids.tenant_id, (tx) => this.calls.end(tx, ids.signal_id, outcome, name));
    if (action === HANDLE) await this.handle(ids, choiceOf(chosen), by);
    const pressed = this.buttons.of(action);
    if (pressed) return pressed({ ids, by });
    const response = responseActions.find((it) => it === action);
    if (response) await this.responding.respond(ids, { action: response, actor: name, actor_id: id, email });
    return undefined;
  }

  private async handle(ids: SignalIds, choice: Choice | undefined, by: Actor): Promise<void> {
    const { acknowledge, snooze, unsnooze } = choice ?? {};
    const response = { action: 'acknowledge', actor: by.name, actor_id: by.id, email: by.email } as const;
    if (acknowledge) await this.responding.respond(ids, { ...response, until: acknowledge });
    if (snooze) await this.snoozing.snooze(ids, by, snooze);
    if (unsnooze) await this.snoozing.unsnooze(ids, by);
  }
}
