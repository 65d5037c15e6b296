/** First part of a subject, which says which stream keeps the message. */
export const prefixIn = (subject: string): string => subject.slice(0, subject.indexOf('.'));
