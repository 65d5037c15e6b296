import { Injectable } from '@nestjs/common';
import type { PressedButton } from './pressed-button';

export type Pressed = Pick<PressedButton, 'ids' | 'by'>;

/** @returns what whoever pressed the button is told where nothing was done. */
type Handler = (pressed: Pressed & { what: string }) => Promise<string | undefined>;

/** What the buttons of other features do. The name of a button is `<feature>.<what it does>`. */
@Injectable()
export class ButtonHandlers {
  private readonly handlers = new Map<string, Handler>();

  on(feature: string, handler: Handler): void {
    this.handlers.set(feature, handler);
  }

  of(action_id: string): ((pressed: Pressed) => Promise<string | undefined>) | undefined {
    const at = action_id.indexOf('.');
    const handler = this.handlers.get(action_id.slice(0, at));
    return handler && ((pressed) => handler({ ...pressed, what: action_id.slice(at + 1) }));
  }
}
