import type { JsonSchema, ProviderFailure } from '@linesman/provider-kit';
import type { FieldError } from '@linesman/service-kit';
import type { Reader } from '@linesman/texts';
import type { FastifyReply } from 'fastify';
import type { OpenLink } from './follow-link';
import { readerOf, sendPage, type ShownBeside, subjectScope } from './pages';
import { type Message, translate } from './texts/translate';

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
function keyFields(
  schema: JsonSchema = {},
  { entered, errors = [] }: Refused = { entered: {} },
  reader: Reader,
): KeyField[] {
  const required = new Set((schema.required ?? []) as string[]);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Property>);
  return properties.map(([name, { title, description, writeOnly, maxLength }]) => {
    const open = writeOnly === false;
    const value = open ? entered[name] : undefined;
    const label = title ?? name.replaceAll('_', ' ');
    const error = errors.find(({ field }) => field === `credentials.${name}`)?.message;
    return {
      name,
      label,
      description,
      type: !open ? 'password' : (maxLength ?? 0) >= AREA_LENGTH ? 'area' : 'text',
      required: required.has(name),
      maxlength: maxLength,
      value: typeof value === 'string' ? value : undefined,
      error:
        error && translate({ key: 'field_wrong', values: { label, error }, elsewhere: 'field_wrong_plain' }, reader),
    };
  });
}

/** Sends the form to enter a key. A secret that was entered before is not sent back. */
export function sendKeyPage(
  reply: FastifyReply,
  link: OpenLink,
  { refused, ...shown }: ShownBeside & { refused?: Refused },
): Promise<void> {
  const { manifest } = link.subject.provider;
  const reader = readerOf(reply, link.subject);
  const fields = keyFields(manifest.credential_schema, refused, reader);
  const named = fields.some(({ error }) => error);
  const alert = refused && translate(refusalOf(manifest.display_name, refused, named), reader);
  const status = refused
    ? refused.failure && refused.failure.class !== 'permanent'
      ? 502
      : 422
    : shown.handOver?.refusal
      ? 422
      : 200;
  return sendPage(reply, status, 'key', { ...subjectScope(reply, link, shown), fields, alert });
}

/** What the provider, or the check of a field, says is known in English only. */
function refusalOf(provider: string, { failure, errors }: Refused, named: boolean): Message {
  if (failure?.class === 'permanent')
    return { key: 'key_refused', values: { provider, message: failure.message }, elsewhere: 'key_refused_plain' };
  if (failure) return { key: 'key_unchecked', values: { provider } };
  const [first] = errors ?? [];
  if (named || !first) return { key: named ? 'key_fields' : 'key_missing' };
  return { key: 'field_says', values: { error: first.message }, elsewhere: 'key_fields' };
}
