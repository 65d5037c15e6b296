export const database = 'linesman';
export const kinds = ['owner', 'app', 'system'];
export const roleOf = (schema, kind, prefix = '') => `${prefix}${schema}_${kind}`;

export function roleUrl({ url, schema, kind, passwords, prefix = '' }) {
  const made = new URL(url);
  made.username = roleOf(schema, kind, prefix);
  made.password = passwords[roleOf(schema, kind, prefix)];
  made.pathname = `/${prefix}${database}`;
  return made.href;
}
