import type { FirstCheckMessageRequested } from '@linesman/contracts';
import type { MessageContent, PersonalMessage } from '../deliveries/personal-message';

/** A message that this process may send. Its id is that of the integration. */
export interface FirstCheckMessage extends PersonalMessage {
  first_check: FirstCheckMessageRequested;
}

interface Words {
  title: string;
  /** What is wrong, or that nothing is. */
  says: string;
}

export function contentOf(first_check: FirstCheckMessageRequested): MessageContent {
  const { title, says } = wordsOf(first_check);
  const wrong = first_check.failure ?? first_check.partly;
  return {
    title,
    mood: wrong ? 'bad' : 'good',
    summary: `${title} – ${says}`,
    text: [says],
    lists: wrong && wrong.steps.length > 0 ? [{ heading: 'What to do:', lines: wrong.steps, steps: true }] : [],
    small: [],
    buttons: [{ label: 'Open the Integration', url: first_check.url }],
  };
}

function wordsOf({ integration_name, provider_name, failure, partly }: FirstCheckMessageRequested): Words {
  if (partly)
    return {
      title: `${integration_name} works in part`,
      says: `You added ${integration_name}. We have checked it at ${provider_name} for the first time, and it works, but not in full: ${partly.reason}.`,
    };
  if (!failure)
    return {
      title: `${integration_name} works`,
      says: `You added ${integration_name}. We have checked it at ${provider_name} for the first time, and it works.`,
    };
  return {
    title: `${integration_name} does not work yet`,
    says: `You added ${integration_name}. Its first check at ${provider_name} failed: ${failure.reason}.`,
  };
}
