import { type Cause, causes, causeWords } from '@linesman/contracts';

const sentence = (cause: Cause): string => {
  const words = causeWords[cause]('the provider');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What people on our side read of a cause on pages and in Slack, where it is not about one provider alone. */
export const causesInWords = Object.fromEntries(causes.map((cause) => [cause, sentence(cause)])) as Record<
  Cause,
  string
>;
