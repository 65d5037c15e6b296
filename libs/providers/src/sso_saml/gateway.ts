import { defineGateway, type GatewayCall } from '@linesman/provider-kit';
import { currentMetadata } from './dialect';
import { isXml } from './entered';
import { judgeMetadata } from './judge-metadata';
import { manifest } from './manifest';

/** Whoever signs people in with these metadata always has the newest certificates. */
async function getSsoMetadata(call: GatewayCall): Promise<Record<string, unknown>> {
  const metadata = await currentMetadata(call);
  const entered_as_xml = isXml(call.material.secret);
  judgeMetadata(metadata, { now: call.now(), account_id: call.account_id, entered_as_xml });
  return {
    protocol: 'saml',
    entity_id: metadata.entity_id,
    sign_on: metadata.sign_on,
    certificates: metadata.certificates.map(({ fingerprint, ends_at, pem }) => ({
      fingerprint,
      ends_at: ends_at.toISOString(),
      pem,
    })),
  };
}

export const gateway = defineGateway(manifest, { GET_SSO_METADATA: getSsoMetadata });
