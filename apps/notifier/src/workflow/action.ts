import type { Severity, SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { Type } from '@nestjs/common';
import type { PlannedDelivery } from '../deliveries/deliveries';
import type { SkippedFor } from '../signals/about';
import type { Value, ValueType } from './expression';
import type { StepState } from './step.entity';

export interface Field {
  type: ValueType;
  optional?: true;
  /** Checked when the document is loaded if the value is a literal, and again when it was evaluated. */
  oneOf?: readonly (string | boolean)[];
}
/** The configuration that an action takes, by name. */
export type Shape = Readonly<Record<string, Field>>;

interface Values {
  string: string;
  number: number;
  bool: boolean;
}
type ValueOf<F extends Field> = F extends { oneOf: readonly (infer Allowed)[] } ? Allowed : Values[F['type']];
type ConfigOf<S extends Shape> = {
  readonly [K in keyof S]: ValueOf<S[K]> | (S[K] extends { optional: true } ? undefined : never);
};

export interface Step<Config = Record<string, Value | undefined>> {
  tenant_id: string;
  snapshot: SignalSnapshot;
  /** The step's name in the document. */
  key: string;
  config: Config;
}

export interface StepResult {
  state: StepState;
  reason?: string;
  output?: Record<string, unknown>;
  /** Somebody is told as soon as the transaction has committed. */
  at_once?: boolean;
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
}
/** `perform` does something in this service, in the transaction of the run, and calls nothing outside. */
interface Performing<Config, S extends unknown[]> {
  perform(tx: Tx, step: Step<Config>, ...services: S): StepResult | Promise<StepResult>;
  tells?: undefined;
}

interface Definition<S extends Shape, I extends readonly Type[]> {
  config: S;
  /** Parties and remedies for which there is nothing in the step, each with the reason that answers "why was nobody told". */
  skipped_for?: SkippedFor;
  /** Performed again whenever the signal changes. */
  repeats?: true;
  /** Classes whose instances `tells` or `perform` get. */
  inject?: I;
}

export type Action = Definition<Shape, readonly Type[]> &
  (Telling<Record<string, Value | undefined>, unknown[]> | Performing<Record<string, Value | undefined>, unknown[]>);

const defined = new WeakSet<object>();

/** An action of a workflow. The name of its file in `actions/` is its name in documents. */
export function defineAction<const S extends Shape, const I extends readonly Type[] = []>(
  action: Definition<S, I> & (Telling<ConfigOf<S>, Services<I>> | Performing<ConfigOf<S>, Services<I>>),
): Action {
  defined.add(action);
  // Its configuration is checked against the shape, and its services come from `inject`, before it is called.
  return action as Action;
}

export const isAction = (value: unknown): value is Action => typeof value === 'object' && defined.has(value as object);
