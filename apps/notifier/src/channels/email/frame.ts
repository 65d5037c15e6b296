import type { Language } from '@linesman/contracts';
import { PLAIN_COLOR, shownLogo } from '@linesman/page-style';
import { translated } from '../../contact-texts/translate';
import type { TenantSettingsRow } from '../../settings/tenant-settings.entity';

/** In whose name an email is. */
export type Sender = Pick<TenantSettingsRow, 'tenant_id' | 'product_name' | 'brand'>;

/** What the layout of every email names. A template that has a button, texts or a link to unsubscribe with names its own. */
export const frameOf = (sender: Sender, publicOrigin: string, language: Language = 'en'): Record<string, unknown> => ({
  language,
  product_name: sender.product_name,
  color: sender.brand?.color ?? PLAIN_COLOR,
  logo: shownLogo(sender, publicOrigin),
  button_url: '',
  button_label: '',
  unsubscribe_url: '',
  t: translated({ product: sender.product_name }, { language, zone: 'utc' }),
});
