import type { JsonSchema, ProviderFailure } from '@linesman/provider-kit';
import type { FieldError } from '@linesman/service-kit';
import type { FastifyReply } from 'fastify';
import type { ShownHandOver } from './colleague';
import type { OpenLink } from './follow-link';
import { sendPage, subjectScope } from './pages';

/** From so many characters on, a text that is no secret may have several lines. */
const AREA_LENGTH = 10_000;

interface Property {
  title?: string;
  description?: string;
  /** A field is secret unless this is false. */
  writeOnly?: boolean;
  minLength?: number;
  maxLength?: number;
}

export interface KeyField {
  name: string;
  label: string;
  description?: string;
  type: 'password' | 'text' | 'area';
  required: boolean;
  maxlength?: number;
  /** What was entered before, for a field that is not secret. */
  value?: string;
  error?: string;
}

/** Why the form that was sent is shown again. */
export interface Refused {
  entered: Record<string, unknown>;
  errors?: FieldError[];
  failure?: ProviderFailure;
}

/** The form fields for the manifest's credential schema, in its order. */
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
      type: !open ? 'password' : (maxLength ?? 0) >= AREA_LENGTH ? 'area' : 'text',
      required: required.has(name),
      maxlength: maxLength,
      value: typeof value === 'string' ? value : undefined,
      error: errors.find(({ field }) => field === `credentials.${name}`)?.message,
    };
  });
}

/** Sends the form to enter a key. A secret that was entered before is not sent back. */
export function sendKeyPage(
  reply: FastifyReply,
  { session, subject }: OpenLink,
  { handOver, refused }: { handOver?: ShownHandOver; refused?: Refused },
): Promise<void> {
  const { manifest } = subject.provider;
  const fields = keyFields(manifest.credential_schema, refused);
  const named = fields.some(({ error }) => error);
  const alert = refused && refusalOf(manifest.display_name, refused, named);
  const status = refused
    ? refused.failure && refused.failure.class !== 'permanent'
      ? 502
      : 422
    : handOver?.refusal
      ? 422
      : 200;
  return sendPage(reply, status, 'key', { ...subjectScope(session, subject), fields, alert, hand_over: handOver });
}

function refusalOf(provider: string, { failure, errors }: Refused, named: boolean): string {
  if (failure?.class === 'permanent') return `${provider} did not accept this: ${failure.message}`;
  if (failure) return `${provider} did not answer as expected, so this could not be checked. Try again in a moment.`;
  return named ? 'Something is missing or does not look right.' : (errors?.[0]?.message ?? 'Something is missing.');
}
