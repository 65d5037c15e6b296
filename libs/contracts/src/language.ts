/** The languages in which a customer's people are addressed, by their BCP 47 codes. */
export const languages = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type Language = (typeof languages)[number];
