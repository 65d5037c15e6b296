/** A schema in which all of these fields have to be given. Ajv wants each named where it is required. */
export const having = (...required: string[]) => ({
  required,
  properties: Object.fromEntries(required.map((name) => [name, {}])),
});
