import { fieldsOf } from '../../forms/fields-of';
import type { FormSchema } from '../../forms/json-schema';
import { readForm } from '../../forms/read-form';
import { type Refusal, unplaced } from '../../forms/refusal-of';
import { textOf } from '../../pages/query-string';
import type { IntegrationCapability, Schedule } from '../../upstream/answers';

type Kind = Schedule['kind'];

export interface ScheduleBody {
  kind: Kind;
  enabled: boolean;
  parameters: Record<string, unknown>;
  cron?: string;
  time_zone?: string;
  every_seconds?: number;
  quiet_seconds?: number;
}

const kinds: Record<Kind, string> = {
  every: 'Again and again',
  cron: 'At set times',
  webhook: 'When data has changed',
};

const every = { type: 'integer', title: 'Seconds between two runs', minimum: 60 };
const zone = {
  type: 'string',
  title: 'Time zone',
  maxLength: 100,
  description: 'Such as Europe/Paris. That of the workspace if empty.',
};

/** What each kind asks for, under the names that the service has for it. */
const schemas: Record<Kind, FormSchema> = {
  every: { required: ['every_seconds'], properties: { every_seconds: { ...every, description: '60 at least.' } } },
  cron: {
    required: ['cron'],
    properties: {
      cron: {
        type: 'string',
        title: 'Minute, hour, day, month and weekday',
        maxLength: 200,
        description: 'Five fields of cron: 0 6 * * MON-FRI is at 6:00 on working days.',
      },
      time_zone: zone,
    },
  },
  webhook: {
    required: ['every_seconds', 'quiet_seconds'],
    properties: {
      quiet_seconds: {
        type: 'integer',
        title: 'Seconds of quiet before a run',
        minimum: 1,
        maximum: 3_600,
        description: 'Many changes make one run.',
      },
      every_seconds: {
        ...every,
        title: 'Seconds after which it runs anyway',
        minimum: 300,
        description: '300 at least.',
      },
    },
  },
};

export const kindOf = (given: unknown): Kind => (Object.hasOwn(kinds, textOf(given)) ? (given as Kind) : 'every');

/** What the form posted, as the service takes it. A schedule that is paused stays so. */
export function readSchedule(
  posted: Record<string, unknown>,
  { parameters_schema }: IntegrationCapability,
  enabled: boolean,
): ScheduleBody {
  const kind = kindOf(posted.kind);
  const { values } = readForm(schemas[kind], posted);
  const { values: parameters } = readForm(parameters_schema, posted, { at: 'parameters' });
  return { kind, enabled, ...values, parameters };
}

/** A service takes no empty field. */
export function bodyOf(schedule: Schedule, enabled: boolean): ScheduleBody {
  const { kind, cron, time_zone, every_seconds, quiet_seconds, parameters = {} } = schedule;
  const timing = { cron, time_zone, every_seconds, quiet_seconds };
  const given = Object.fromEntries(Object.entries(timing).filter(([, value]) => value !== null));
  return { kind, enabled, parameters, ...given };
}

export function scheduleForm(
  { parameters_schema }: IntegrationCapability,
  values: Partial<ScheduleBody>,
  refusal?: Refusal,
) {
  const kind = values.kind ?? 'every';
  const errors = refusal?.errors;
  const fields = [
    ...fieldsOf(schemas[kind], { values: { ...values }, errors }),
    ...fieldsOf(parameters_schema, { at: 'parameters', values: values.parameters, errors }),
  ];
  return {
    kind,
    kinds: Object.entries(kinds).map(([code, name]) => ({ code, name, chosen: code === kind })),
    fields,
    refusal: refusal && {
      ...refusal,
      unplaced: unplaced(
        refusal,
        fields.map(({ name }) => name),
      ),
    },
  };
}
