import type { Reader } from '@linesman/texts';
import { contactPage } from '../contact-pages/contact-page';
import { languageOf } from '../signals/language-of';
import { timeIn } from '../contact-texts/times';
import { type Key, translate } from '../contact-texts/translate';
import type { OfferedCall } from './tech-calls';

interface Content {
  title: Key;
  lines: Key[];
  choices?: true;
  may_cancel?: true;
}

function contentOf({ starts_at, outcome, state, free, snapshot }: OfferedCall): Content {
  if (outcome === 'cancelled') return { title: 'offer_cancelled_title', lines: ['offer_cancelled'] };
  if (starts_at)
    return {
      title: 'offer_agreed_title',
      lines: ['offer_agreed', 'offer_agreed_note'],
      ...(outcome ? {} : { may_cancel: true }),
    };
  if (outcome) return { title: 'offer_declined_title', lines: ['offer_declined'] };
  if (state !== 'open' || !snapshot) return { title: 'offer_over_title', lines: ['offer_over'] };
  if (free.length === 0) return { title: 'offer_gone_title', lines: ['offer_gone'] };
  return { title: 'offer_title', lines: ['offer'], choices: true };
}

/** As the email with the offer is. */
const readerOf = ({ snapshot, contact, sender }: OfferedCall): Reader => ({
  language: languageOf({ audience: 'contact', signal: { snapshot: snapshot ?? {} }, settings: sender }, contact),
  zone: snapshot?.customer?.time_zone ?? 'utc',
});

/** What the contact sees who follows the link in the email with the offer. */
export function techCallPage(path: string, call: OfferedCall): string {
  const { title, lines, choices, may_cancel } = contentOf(call);
  const { snapshot, starts_at, sender } = call;
  const reader = readerOf(call);
  const host = snapshot?.customer?.csm?.name ?? translate({ key: 'offer_host' }, reader);
  const at = starts_at ? timeIn(starts_at, reader) : '';
  const values = { host, at, connection: snapshot?.connection_name ?? '' };
  const say = (key: Key): string => translate({ key, values }, reader);
  const slot = (value: string) => ({ label: timeIn(value, reader), action: path, field: { name: 'slot', value } });
  const none = { label: say('offer_none'), action: `${path}/none`, quiet: true } as const;
  const cancel = { label: say('offer_cancel'), action: `${path}/cancel`, quiet: true } as const;
  return contactPage({
    sender,
    language: reader.language,
    title: say(title),
    lines: lines.map(say),
    buttons: [...(choices ? [...call.free.map(slot), none] : []), ...(may_cancel ? [cancel] : [])],
  });
}
