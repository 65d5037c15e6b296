import type { JsonSchema, ProviderFailure } from '@linesman/provider-kit';
import type { FieldError } from '@linesman/service-kit';
import type { FastifyReply } from 'fastify';
import type { ConnectSession } from './connect-session.entity';
import { sendPage, subjectScope } from './pages';
import type { LinkSubject } from './read-link';

interface Property {
  title?: string;
  description?: string;
  /** Credentials are secrets unless the schema says otherwise. */
  writeOnly?: boolean;
  minLength?: number;
  maxLength?: number;
}

export interface KeyField {
  name: string;
  label: string;
  description?: string;
  type: 'password' | 'text';
  required: boolean;
  maxlength?: number;
  /** What was entered before, of what is no secret. */
  value?: string;
  error?: string;
}

/** What was wrong with the form that was sent. */
interface Refused {
  entered: Record<string, unknown>;
  errors?: FieldError[];
  failure?: ProviderFailure;
}

/** The fields of the manifest's credential schema, in its order. */
export function keyFields(schema: JsonSchema = {}, { entered, errors = [] }: Refused = { entered: {} }): KeyField[] {
  const required = new Set((schema.required ?? []) as string[]);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Property>);
  return properties.map(([name, { title, description, writeOnly, maxLength }]) => {
    const open = writeOnly === false;
    const value = open ? entered[name] : undefined;
    return {
      name,
      label: title ?? name.replaceAll('_', ' '),
      description,
      type: open ? 'text' : 'password',
      required: required.has(name),
      maxlength: maxLength,
      value: typeof value === 'string' ? value : undefined,
      error: errors.find(({ field }) => field === `credentials.${name}`)?.message,
    };
  });
}

/** The form to enter a key in. Nothing of a secret that was entered comes back with it. */
export function sendKeyPage(
  reply: FastifyReply,
  { session, subject }: { session: ConnectSession; subject: LinkSubject },
  refused?: Refused,
): Promise<void> {
  const { manifest } = subject.provider;
  const fields = keyFields(manifest.credential_schema, refused);
  const named = fields.some(({ error }) => error);
  const said = refused && refusalOf(manifest.display_name, refused, named);
  const status = refused ? (refused.failure && refused.failure.class !== 'permanent' ? 502 : 422) : 200;
  return sendPage(reply, status, 'key', { ...subjectScope(session, subject), fields, said });
}

function refusalOf(provider: string, { failure, errors }: Refused, named: boolean): string {
  if (failure?.class === 'permanent') return `${provider} did not accept this: ${failure.message}`;
  if (failure) return `${provider} did not answer as it should, so this could not be checked. Try again in a moment.`;
  return named ? 'Something is missing or does not look right.' : (errors?.[0]?.message ?? 'Something is missing.');
}
