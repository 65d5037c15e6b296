import type { Severity, SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { Type } from '@nestjs/common';
import type { PlannedDelivery } from '../deliveries/deliveries';
import type { SkippedFor } from '../signals/about';
import type { OtherSignals } from '../signals/assessment';
import type { ConfigValue, ConfigValueType, Value } from './expression';
import type { Retry } from '../event-endpoints/retry';
import type { StepState, WorkflowStepRow } from './step.entity';

export interface Field {
  type: ConfigValueType;
  optional?: true;
  /** Checked when the document is loaded if the value is a literal, and again when it was evaluated. */
  oneOf?: readonly (string | boolean)[];
  /** Checked likewise. An expression may give none: then there is nobody to tell. */
  is?: 'address';
}
/** The configuration that an action takes, by name. */
export type Shape = Readonly<Record<string, Field>>;

interface Values {
  string: string;
  number: number;
  bool: boolean;
  mapping: Record<string, Value>;
}
type ValueOf<F extends Field> = F extends { oneOf: readonly (infer Allowed)[] } ? Allowed : Values[F['type']];
type ConfigOf<S extends Shape> = {
  readonly [K in keyof S]: ValueOf<S[K]> | (S[K] extends { optional: true } ? undefined : never);
};

export interface Step<Config = Record<string, ConfigValue | undefined>> {
  /** Of its row. */
  id: string;
  run_id: string;
  tenant_id: string;
  /** The name of the document. */
  workflow: string;
  snapshot: SignalSnapshot;
  /** The outage that it runs for, where it runs for no signal. */
  of_outage?: string;
  /** What else was open when the signal opened, where that was counted with it. */
  others?: OtherSignals;
  /** The step's name in the document. */
  key: string;
  config: Config;
  /** As the document says it. */
  retry?: Retry;
}

/** A step at which the run has waited. */
export type ParkedStep<Config> = Step<Config> & { parked: Pick<WorkflowStepRow, 'output'> };

export interface StepResult {
  state: StepState;
  reason?: string;
  output?: Record<string, unknown>;
  /** Somebody is told as soon as the transaction has committed. */
  at_once?: boolean;
  /** Of a step that waits: when the run goes on if nobody decides before. */
  due_at?: Date;
  /** The run ends here: its further steps are skipped for the same reason. */
  stops?: true;
}

/** The person whom a step tells, the audience that the message is worded for, and how. */
export type Told = Pick<
  PlannedDelivery,
  'audience' | 'recipient' | 'channel' | 'template' | 'troubleshooting' | 'needs_approval'
> & {
  /** What is not urgent waits for working hours. Without it, the signal's severity decides. */
  urgency?: Severity;
};

type Services<I extends readonly Type[]> = { -readonly [K in keyof I]: InstanceType<I[K]> };

/** `tells` names one person: the step becomes a delivery, which is recorded even when it is suppressed. Where there is nobody, it gives a result. */
interface Telling<Config, S extends unknown[]> {
  tells(tx: Tx, step: Step<Config>, ...services: S): Told | StepResult | Promise<Told | StepResult>;
  perform?: undefined;
  parks?: undefined;
}
/** `perform` does something in this service, in the transaction of the run, and calls nothing outside. */
interface Performing<Config, S extends unknown[]> {
  perform(tx: Tx, step: Step<Config>, ...services: S): StepResult | Promise<StepResult>;
  tells?: undefined;
  parks?: undefined;
}
/** `parks` lets the run wait here, in the transaction of the run. `goes_on` says what follows once it is due. */
interface Parking<Config, S extends unknown[]> {
  parks(tx: Tx, step: Step<Config>, ...services: S): StepResult | Promise<StepResult>;
  goes_on(tx: Tx, step: ParkedStep<Config>, ...services: S): StepResult | Promise<StepResult>;
  tells?: undefined;
  perform?: undefined;
}

interface Definition<S extends Shape, I extends readonly Type[]> {
  config: S;
  /** Of these optional fields, a document gives exactly one. */
  exactly_one?: readonly (keyof S & string)[];
  /** Parties and remedies for which there is nothing in the step, each with the reason that answers "why was nobody told". */
  skipped_for?: SkippedFor;
  /** Performed again whenever the signal changes. */
  repeats?: true;
  /** Classes whose instances `tells` or `perform` get. */
  inject?: I;
}

type Does<Config, S extends unknown[]> = Telling<Config, S> | Performing<Config, S> | Parking<Config, S>;

export type Action = Definition<Shape, readonly Type[]> & Does<Record<string, ConfigValue | undefined>, unknown[]>;

const defined = new WeakSet<object>();

/** An action of a workflow. The name of its file in `actions/` is its name in documents. */
export function defineAction<const S extends Shape, const I extends readonly Type[] = []>(
  action: Definition<S, I> & Does<ConfigOf<S>, Services<I>>,
): Action {
  defined.add(action);
  // Its configuration is checked against the shape, and its services come from `inject`, before it is called.
  return action as Action;
}

export const isAction = (value: unknown): value is Action => typeof value === 'object' && defined.has(value as object);
