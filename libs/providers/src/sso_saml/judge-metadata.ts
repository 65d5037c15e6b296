import { type Findings, ProviderError } from '@linesman/provider-kit';
import type { Metadata } from './read-metadata';

interface Known {
  now: Date;
  /** The entity ID that was connected. */
  account_id?: string;
  /** Nothing renews metadata that were entered as XML. */
  entered_as_xml: boolean;
}

const refused = (cause: 'certificate_expired' | 'sso_misconfigured', code: string, message: string): ProviderError =>
  new ProviderError({ class: 'permanent', cause, code, message: `SAML Single Sign-On: ${message}` });

const day = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * Whether people can sign in with these metadata. Of several certificates one that is valid is enough: the others are
 * announced, or have been replaced.
 * @throws ProviderError if they cannot.
 */
export function judgeMetadata(metadata: Metadata, { now, account_id, entered_as_xml }: Known): Findings {
  const { entity_id, certificates, sign_on, valid_until } = metadata;
  if (account_id !== undefined && entity_id !== account_id)
    throw refused(
      'sso_misconfigured',
      'entity_id_mismatch',
      `the metadata are those of ${entity_id}, and ${account_id} was connected`,
    );
  if (valid_until && valid_until <= now)
    throw refused('sso_misconfigured', 'metadata_expired', `the metadata say that they ended on ${day(valid_until)}`);
  if (certificates.length === 0)
    throw refused('sso_misconfigured', 'no_signing_certificate', 'the metadata name no signing certificate');
  if (sign_on.length === 0)
    throw refused('sso_misconfigured', 'no_sign_on_address', 'the metadata name no address to sign in at');
  const last = new Date(Math.max(...certificates.map(({ ends_at }) => ends_at.getTime())));
  if (last <= now)
    throw refused('certificate_expired', 'certificate_expired', `the last signing certificate ended on ${day(last)}`);
  return {
    ends_at: entered_as_xml && valid_until && valid_until < last ? valid_until : last,
    signing_keys: certificates.map(({ fingerprint }) => `sha256:${fingerprint}`),
  };
}
