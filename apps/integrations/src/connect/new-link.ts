import { type Cause, causeFacts } from '@linesman/contracts';
import { maskAddresses } from '@linesman/service-kit';
import type { EndedLink, LinkSubject } from './follow-link';
import type { OutcomePage } from './outcome-pages';
import type { Message } from './texts/translate';

export const NEW_LINK_EVERY_MS = 10 * 60_000;
export const MOST_NEW_LINKS = 3;

/** What the page of an ended reconnect link says about a new one. */
export interface NewLink {
  may_ask: boolean;
  /** The words of the button. */
  button: 'new_link' | 'new_link_own';
  sentence: Message;
}

/**
 * The address that a new link would go to: that of the colleague to whom a link was handed over, else that on file.
 * Undefined where no link would help. A link that was sent for no risk signal gets none: nobody is emailed about an
 * integration that has never worked.
 */
export function addressForNewLink({ state, session, subject }: EndedLink): string | undefined {
  if (session?.kind !== 'reconnect' || !session.signal_id || !subject || subject.waits_for_approval) return undefined;
  return mayHelp(state, subject) ? (subject.colleague_email ?? subject.contact_email) : undefined;
}

/**
 * The signal of an expired link is open, or the link would be revoked. Where calls work nonetheless, the credentials end
 * soon or a permission is missing.
 */
function mayHelp(state: EndedLink['state'], { integration }: LinkSubject): boolean {
  const { status, status_cause: cause, disconnected_cause } = integration;
  if (status === 'error') return (state === 'used' || state === 'expired') && !isOurs(cause);
  return status === 'active' && state === 'expired' && !disconnected_cause;
}

const isOurs = (cause: Cause | null): boolean => cause !== null && causeFacts[cause].remedy === 'staff';

/** The address is masked, because whoever has the link may have it from somebody else. */
export function newLinkOf(link: EndedLink, now: Date): NewLink | undefined {
  const address = addressForNewLink(link);
  if (!address || !link.session) return undefined;
  const { new_links: count, new_link_at: last } = link.session;
  const masked = maskAddresses(address);
  const button = link.subject?.colleague_email ? 'new_link_own' : 'new_link';
  if (last && now.getTime() - last.getTime() < NEW_LINK_EVERY_MS)
    return {
      may_ask: false,
      button,
      sentence: { key: 'new_link_asked', values: { time: { clock: last }, address: masked } },
    };
  if (count >= MOST_NEW_LINKS)
    return { may_ask: false, button, sentence: { key: 'new_link_often', values: { count } } };
  return { may_ask: true, button, sentence: { key: `${button}_offered`, values: { address: masked } } };
}

/** The last sentence of such a page says where to get a new link. */
export const withNewLink = (page: OutcomePage, { sentence }: NewLink): OutcomePage => ({
  ...page,
  sentences: [...page.sentences.slice(0, -1), sentence],
});
