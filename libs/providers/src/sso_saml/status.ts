import { type CallContext, type Findings, type ProviderAccount, signOnFailure } from '@linesman/provider-kit';
import { currentMetadata } from './dialect';
import { isXml } from './entered';
import { judgeMetadata } from './judge-metadata';
import { signOnAnswers } from './sign-on-answers';

export async function probe(context: CallContext): Promise<Findings> {
  const metadata = await currentMetadata(context);
  const entered_as_xml = isXml(context.material.secret);
  const found = judgeMetadata(metadata, { now: context.now(), account_id: context.account_id, entered_as_xml });
  await signOnAnswers(context, metadata.sign_on).catch((error: unknown) => {
    throw signOnFailure(error);
  });
  return found;
}

/** An identity provider is known by its entity ID, which stays when its certificates change. */
export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { entity_id } = await currentMetadata(context);
  return { account_id: entity_id, account_name: entity_id };
}
