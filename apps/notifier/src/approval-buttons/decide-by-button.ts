import { Database } from '@linesman/persistence';
import { type Principal, Problem } from '@linesman/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DecideApproval } from '../approvals/decide-approval';
import { ButtonHandlers, type Pressed } from '../buttons/button-handlers';
import { APPROVAL_BUTTON } from '../buttons/offered-buttons';
import { Deliveries } from '../deliveries/deliveries';
import { DecideStep } from '../workflow-runs/decide-step';
import { type PressedDecision, pressedDecision } from './pressed-decision';

/** Decides as the page does, in the name of whoever pressed the button. */
@Injectable()
export class DecideByButton implements OnModuleInit {
  constructor(
    private readonly buttons: ButtonHandlers,
    private readonly steps: DecideStep,
    private readonly messages: DecideApproval,
    private readonly deliveries: Deliveries,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.buttons.on(APPROVAL_BUTTON, (pressed) => this.decide(pressed));
  }

  /** @returns why nothing was decided. */
  private async decide({ ids, by, what }: Pressed & { what: string }): Promise<string | undefined> {
    const pressed = pressedDecision(what);
    if (!pressed) return undefined;
    const { id: subject, name, email } = by;
    const caller: Principal = { tenantId: ids.tenant_id, subject, name, email, roles: ['csm'] };
    try {
      await this.record(caller, pressed);
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Somebody was faster: the message shows who.
      await this.database.inTenant(ids.tenant_id, (tx) => this.deliveries.showChange(tx, ids.signal_id));
      return error.document.detail ?? error.message;
    }
  }

  private record(caller: Principal, pressed: PressedDecision): Promise<void> {
    const { decision } = pressed;
    if ('run_id' in pressed) return this.steps.decide(caller, pressed);
    return this.messages.decide(caller, {
      id: pressed.delivery_id,
      decision: decision === 'approved' ? decision : 'rejected',
    });
  }
}
