const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHAPE = new RegExp(`^(approved|refused)\\.approval\\.(?:run\\.(${UUID})\\.)?(${UUID})$`);

export type PressedDecision = { decision: 'approved' | 'refused' } & (
  { run_id: string; step_id: string } | { delivery_id: string }
);

/** What a button decides: `approved` or `refused`, and the key of the task that asks for it. */
export function pressedDecision(what: string): PressedDecision | undefined {
  const [, decision, run_id, id] = SHAPE.exec(what) ?? [];
  if (!decision || !id) return undefined;
  const decided = { decision: decision as 'approved' | 'refused' };
  return run_id ? { ...decided, run_id, step_id: id } : { ...decided, delivery_id: id };
}
