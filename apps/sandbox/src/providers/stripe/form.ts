export type Form = { [key: string]: string | Form };

/** Parses Stripe's nested form fields: `metadata[order]=7`. */
export function nested(flat: Record<string, unknown>): Form {
  const form: Form = Object.create(null) as Form;
  for (const [name, value] of Object.entries(flat)) {
    const keys = name.replaceAll(']', '').split('[');
    const last = keys.pop() ?? name;
    let place = form;
    for (const key of keys) {
      const inner = place[key];
      place = typeof inner === 'object' ? inner : (place[key] = Object.create(null) as Form);
    }
    place[last] = String(value);
  }
  return form;
}
