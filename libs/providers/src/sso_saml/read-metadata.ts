import { X509Certificate } from 'node:crypto';
import { DOMParser, type Element, onWarningStopParsing } from '@xmldom/xmldom';

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const SAML = 'urn:oasis:names:tc:SAML:2.0:protocol';
const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings:';

/** Those of a federation of many providers are far longer, and of no use here. Reading takes time in which nothing else runs. */
const LONGEST = 300_000;

export interface SigningCertificate {
  /** SHA-256, in hexadecimal. */
  fingerprint: string;
  ends_at: Date;
  pem: string;
}

/** Where people are sent to sign in. */
export interface SignOnAddress {
  binding: string;
  url: string;
}

/** What SAML metadata say of one identity provider (saml-metadata-2.0-os, 2.4.3). */
export interface Metadata {
  entity_id: string;
  /** Until when the metadata may be used, if they say it. */
  valid_until?: Date;
  sign_on: SignOnAddress[];
  certificates: SigningCertificate[];
}

/** Why a text cannot be used. */
export interface Unreadable {
  unreadable: string;
  /** It is something else than metadata: a page, for example. */
  no_metadata?: true;
}

const noMetadata = (unreadable: string): Unreadable => ({ unreadable, no_metadata: true });

/** Reads the metadata of one identity provider. Entities of a document type are never expanded: it is refused. */
export function readMetadata(xml: string): Metadata | Unreadable {
  const root = rootOf(xml);
  if (!root) return noMetadata('it is not well-formed XML without a document type, of 300,000 characters at most');
  if (root.namespaceURI !== METADATA) return noMetadata('it is no SAML metadata');
  const providers = [root, ...childrenOf(root, METADATA, 'EntityDescriptor')]
    .filter(({ namespaceURI, localName }) => namespaceURI === METADATA && localName === 'EntityDescriptor')
    .flatMap((entity) => rolesOf(entity).map((role) => ({ entity, role })));
  const [first, second] = providers;
  if (!first) return { unreadable: 'it describes no identity provider for SAML 2.0' };
  if (second) return { unreadable: 'it describes several identity providers; enter the metadata of one' };
  return describe(first.entity, first.role);
}

function describe(entity: Element, role: Element): Metadata | Unreadable {
  const entity_id = entity.getAttribute('entityID')?.trim();
  if (!entity_id) return { unreadable: 'it names no entityID' };
  const valid = [entity, role].flatMap((one) => timeIn(one.getAttribute('validUntil')));
  const certificates = childrenOf(role, METADATA, 'KeyDescriptor')
    // A key without a use is for signing too.
    .filter((key) => (key.getAttribute('use') ?? 'signing') === 'signing')
    .flatMap((key) => childrenOf(key, SIGNATURE, 'KeyInfo'))
    .flatMap((info) => childrenOf(info, SIGNATURE, 'X509Data'))
    .flatMap((data) => childrenOf(data, SIGNATURE, 'X509Certificate'))
    .map(certificateIn);
  if (certificates.includes(undefined)) return { unreadable: 'one of its certificates cannot be read' };
  const read = certificates.filter((one) => one !== undefined);
  return {
    entity_id,
    ...(valid.length ? { valid_until: new Date(Math.min(...valid)) } : {}),
    sign_on: childrenOf(role, METADATA, 'SingleSignOnService').flatMap(signOnIn),
    certificates: read.filter((one, at) => read.findIndex(({ fingerprint }) => fingerprint === one.fingerprint) === at),
  };
}

function rootOf(xml: string): Element | undefined {
  if (xml.length > LONGEST || /<!DOCTYPE/i.test(xml)) return undefined;
  try {
    const parser = new DOMParser({ onError: onWarningStopParsing, locator: false });
    return parser.parseFromString(xml.trim(), 'text/xml').documentElement ?? undefined;
  } catch {
    return undefined;
  }
}

const rolesOf = (entity: Element): Element[] =>
  childrenOf(entity, METADATA, 'IDPSSODescriptor').filter((role) =>
    (role.getAttribute('protocolSupportEnumeration') ?? '').split(/\s+/).includes(SAML),
  );

const childrenOf = (parent: Element, namespace: string, name: string): Element[] =>
  [...parent.childNodes].filter(
    (one): one is Element =>
      one.nodeType === one.ELEMENT_NODE && one.namespaceURI === namespace && one.localName === name,
  );

function certificateIn({ textContent }: Element): SigningCertificate | undefined {
  try {
    const certificate = new X509Certificate(Buffer.from((textContent ?? '').replace(/\s+/g, ''), 'base64'));
    const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
    return { fingerprint, ends_at: certificate.validToDate, pem: certificate.toString() };
  } catch {
    return undefined;
  }
}

function signOnIn(service: Element): SignOnAddress[] {
  const [binding, url] = [service.getAttribute('Binding') ?? '', service.getAttribute('Location') ?? ''];
  return URL.canParse(url) ? [{ binding: binding.replace(BINDINGS, ''), url }] : [];
}

const timeIn = (text: string | null): number[] => {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? [] : [at];
};
