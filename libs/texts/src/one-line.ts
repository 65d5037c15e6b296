/** Ends of lines, other control characters, and marks that turn the text around: with them a name could forge a line. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** Characters without any width. Those that join letters stay: some languages need them. */
const invisible = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]+/gu;

/** A text from outside, such as a name, that is to stand in a sentence of ours. */
export const oneLine = (text: string): string => text.replace(invisible, '').replace(controls, ' ');
