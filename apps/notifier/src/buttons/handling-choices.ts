import type { SnoozedUntil } from '../handling/snooze-signal';
import type { Span } from '../handling/until';
import type { SignalContext } from '../signals/signal-context';

export const HANDLE = 'handle';
export const ASSIGN = 'assign';

export interface Choice {
  label: string;
  acknowledge?: Span;
  snooze?: SnoozedUntil;
  unsnooze?: true;
}

/** What a menu offers under one heading. The keys are the values of its options. */
export interface ChoiceGroup {
  label: string;
  choices: Readonly<Record<string, Choice>>;
}

const acknowledgements: ChoiceGroup['choices'] = {
  'acknowledge.1_hour': { acknowledge: '1_hour', label: 'For 1 hour' },
  'acknowledge.4_hours': { acknowledge: '4_hours', label: 'For 4 hours' },
  'acknowledge.tomorrow': { acknowledge: 'tomorrow', label: 'Until tomorrow morning' },
};
const snoozes: ChoiceGroup['choices'] = {
  'snooze.1_hour': { snooze: '1_hour', label: 'For 1 hour' },
  'snooze.4_hours': { snooze: '4_hours', label: 'For 4 hours' },
  'snooze.tomorrow': { snooze: 'tomorrow', label: 'Until tomorrow morning' },
  'snooze.next_week': { snooze: 'next_week', label: 'Until next week' },
  'snooze.worse': { snooze: 'worse', label: 'Until it gets worse' },
};
const ends: ChoiceGroup['choices'] = { unsnooze: { unsnooze: true, label: 'End the snooze' } };

/** What the option of a menu asks for. */
export const choiceOf = (option = ''): Choice | undefined => ({ ...acknowledgements, ...snoozes, ...ends })[option];

export const MENU = 'Acknowledge or snooze';

export const choicesFor = ({ handling }: Pick<SignalContext, 'handling'>): ChoiceGroup[] => [
  { label: 'Acknowledge', choices: acknowledgements },
  { label: 'Snooze', choices: handling?.snoozed_by ? { ...ends, ...snoozes } : snoozes },
];
