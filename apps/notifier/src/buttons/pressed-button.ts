import type { Actor, SignalIds } from '../handling/open-signal';

export interface PressedButton {
  /** The signal that the message is about. */
  ids: SignalIds;
  by: Actor;
  action: string;
  /** The option of a menu. */
  chosen?: string;
}
