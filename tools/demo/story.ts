/** One step of a story: what happens, and where it must be seen. */
export interface Step<W> {
  name: string;
  title: string;
  /** Makes it happen. A step without a cause follows from the steps before it. */
  cause?: (world: W) => Promise<void>;
  /** Looks at the real destination. Rejects when it is not there within the world's `patienceMs`. */
  see: (world: W) => Promise<Sighting>;
}

export interface Sighting {
  /** One line for the timeline. */
  detail: string;
  /** Measured times in milliseconds. */
  ms?: Record<string, number>;
  /** The text that a person received. */
  received?: { who: string; what: string };
}

export interface StepResult extends Partial<Sighting> {
  step: string;
  title: string;
  ok: boolean;
  error?: string;
  took_ms: number;
}

export interface PlayOptions {
  /** Leaves out this step's cause: the story must then fail. */
  omit?: string;
  /** How long to look for each step before its cause. If it is seen by then, the check proves nothing. */
  proveMs?: number;
  onStep: (result: StepResult) => void;
}

/** Plays the steps in order and ends at the first that is not seen. */
export async function play<W extends { patienceMs: number }>(
  steps: Step<W>[],
  world: W,
  options: PlayOptions,
): Promise<boolean> {
  for (const [index, step] of steps.entries()) {
    const began = performance.now();
    const report = (rest: Partial<StepResult> & { ok: boolean }): void =>
      options.onStep({ step: step.name, title: step.title, took_ms: Math.round(performance.now() - began), ...rest });
    try {
      if (options.proveMs !== undefined && step.cause) await proveAbsent(steps, index, world, options.proveMs);
      if (step.cause && options.omit !== step.name) await step.cause(world);
      report({ ok: true, ...(await step.see(world)) });
    } catch (error) {
      report({ ok: false, error: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }
  return true;
}

/** Looks for the step at `index` for a while, then once for each step that follows from its cause. */
async function proveAbsent<W extends { patienceMs: number }>(
  steps: Step<W>[],
  index: number,
  world: W,
  proveMs: number,
): Promise<void> {
  const next = steps.findIndex((step, i) => i > index && step.cause);
  const impatient = Object.assign(Object.create(world) as W, { patienceMs: proveMs });
  for (const step of steps.slice(index, next === -1 ? undefined : next)) {
    const early = await step.see(impatient).then(
      () => true,
      () => false,
    );
    if (early) throw new Error(`"${step.title}" is seen before its cause: the check proves nothing`);
    impatient.patienceMs = 0;
  }
}
