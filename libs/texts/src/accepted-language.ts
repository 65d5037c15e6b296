import { type Language, languages } from '@linesman/contracts';

/** The language that a browser asks for first, of those that there are. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? '').split(',', 20).map((one, place) => {
    const [tag = '', ...rest] = one.trim().toLowerCase().split(';');
    const quality = /^q=([01](?:\.\d{0,3})?)$/.exec(rest.at(-1)?.trim() ?? '');
    return { base: tag.split('-')[0], q: quality ? Number(quality[1]) : 1, place };
  });
  const sorted = wanted.filter(({ q }) => q > 0).sort((a, b) => b.q - a.q || a.place - b.place);
  for (const { base } of sorted) {
    const found = languages.find((language) => language === base);
    if (found) return found;
  }
  return undefined;
}
