const keptOrMarks = /<(textarea|pre|code)\b[^]*?<\/\1>|<[^>]*>|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * A page without the marks that turn text around: with them a name could be read as another. What is typed or quoted
 * keeps them, as do attributes.
 */
export const withoutDirectionMarks = (html: string): string =>
  html.replace(keptOrMarks, (found) => (found.startsWith('<') ? found : ''));
