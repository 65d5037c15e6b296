export interface Described {
  entity_id: string;
  sign_on: string;
  /** Base64. */
  certificates: string[];
}

/** SAML 2.0 metadata of an identity provider. */
export const metadataXml = ({ entity_id, sign_on, certificates }: Described): string => `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity_id}">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
${certificates.map(keyDescriptor).join('\n')}
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${sign_on}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`;

const keyDescriptor = (certificate: string): string =>
  `    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>`;
