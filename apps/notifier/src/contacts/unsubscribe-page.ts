import { maskAddresses } from '@linesman/service-kit';
import { contactPage } from '../contact-pages/contact-page';
import { type AskedLanguage, languageOfPage } from '../contact-pages/page-language';
import { type Key, translate } from '../contact-texts/translate';
import type { Subscription } from './unsubscribe';

const states = {
  subscribed: {
    title: 'subscribed_title',
    says: ['subscribed', 'subscribed_note'],
    button: 'unsubscribe',
    action: '',
  },
  unsubscribed: {
    title: 'unsubscribed_title',
    says: ['unsubscribed', 'unsubscribed_note'],
    button: 'subscribe_again',
    action: '/subscribe',
  },
  bounced: {
    title: 'bounced_title',
    says: ['bounced'],
    button: undefined,
    action: '',
  },
} as const satisfies Record<string, { title: Key; says: Key[]; button?: Key; action: string }>;

/** It names the address by its first letter only, because a link may be forwarded. */
export function unsubscribePage(path: string, { contact, sender }: Subscription, asked: AskedLanguage): string {
  const language = languageOfPage(asked, sender.language);
  const { title, says, button, action } = states[contact.stopped ?? 'subscribed'];
  const values = { product: sender.product_name, address: maskAddresses(contact.email) };
  const say = (key: Key): string => translate({ key, values }, { language, zone: 'utc' });
  const query = asked.link ? `?language=${asked.link}` : '';
  const buttons = button ? [{ label: say(button), action: path + action + query }] : [];
  return contactPage({ sender, language, title: say(title), lines: says.map(say), buttons });
}
