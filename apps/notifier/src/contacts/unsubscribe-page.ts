import { maskAddresses } from '@linesman/service-kit';
import { contactPage } from '../contact-pages/contact-page';
import type { Subscription } from './unsubscribe';

const states = {
  subscribed: {
    title: 'Stop these emails?',
    says: (product: string, address: string) => [
      `${product} will send no more emails about integrations that need attention to ${address}.`,
      'The people at your company who work with the integrations are not told in your place.',
    ],
    button: 'Unsubscribe',
    action: '',
  },
  unsubscribed: {
    title: 'You are unsubscribed',
    says: (product: string, address: string) => [
      `${product} sends no more emails about integrations that need attention to ${address}.`,
      `${product} is asked to find somebody else who can be told.`,
    ],
    button: 'Subscribe again',
    action: '/subscribe',
  },
  bounced: {
    title: 'Your emails came back',
    says: (product: string, address: string) => [
      `Emails from ${product} to ${address} came back, so none are sent any more. Tell ${product} when the address works again.`,
    ],
    button: undefined,
    action: '',
  },
};

/** It names the address by its first letter only, because a link may be forwarded. */
export function unsubscribePage(path: string, { contact, product_name }: Subscription): string {
  const { title, says, button, action } = states[contact.stopped ?? 'subscribed'];
  const lines = says(product_name, maskAddresses(contact.email));
  const buttons = button ? [{ label: button, action: path + action }] : [];
  return contactPage({ product: product_name, title, lines, buttons });
}
