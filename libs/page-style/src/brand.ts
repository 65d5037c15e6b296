import type { Brand } from '@linesman/contracts';

/** Of buttons in emails and on pages of links, unless the tenant has a colour of its own. */
export const PLAIN_COLOR = '#1f5fd6';

/** Where the style sheet is that gives a page the tenant's colour, at the public origin; undefined without one. */
export const brandStyleUrl = (brand: Brand | null | undefined): string | undefined =>
  brand?.color && `/brand/colors/${brand.color.slice(1)}.css`;

export const brandStyle = (color: string): string => `:root{--brand:${color};--on-brand:#fff}\n`;

/** As large as it is shown, in pixels. */
export interface ShownLogo {
  url: string;
  width: number;
  height: number;
}

const MOST = { width: 200, height: 48 };

/** @param origin of its address; empty on a page of the same origin. */
export function shownLogo(
  { tenant_id, brand }: { tenant_id: string; brand?: Brand | null },
  origin = '',
): ShownLogo | undefined {
  if (!brand?.logo) return undefined;
  const { version, width, height } = brand.logo;
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  return {
    url: `${origin.replace(/\/+$/, '')}/brand/${tenant_id}/logo.png?v=${version}`,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
