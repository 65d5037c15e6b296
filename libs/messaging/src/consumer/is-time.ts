const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** Whether an envelope's `time` is one: a moment as CloudEvents writes it. ISO 8601 also has weeks, and days without an hour. */
export const isTime = (value: unknown): value is string =>
  typeof value === 'string' && RFC_3339.test(value) && !Number.isNaN(Date.parse(value));
