import { ASSIGN, type ChoiceGroup, choicesFor, HANDLE, MENU } from '../../../buttons/handling-choices';
import { responseButtons } from '../../../buttons/offered-buttons';
import type { SignalIds } from '../../../handling/open-signal';
import type { SignalContext } from '../../../signals/signal-context';
import { type Action, type Element, execute, showCard } from './elements';

/** By which our app knows what was chosen. */
export const CHOSEN = 'chosen';
export const ASSIGNEE = 'assignee';

/** What one does about the signal. Teams shows six actions, and the rest behind a button. */
export function signalActions(told: SignalContext): Action[] {
  const ids = idsOf(told);
  return [
    ...responseButtons(told).map((it) => execute(it, ids)),
    showCard(MENU, [choices(choicesFor(told))], execute({ action: HANDLE, label: 'Save' }, ids)),
    showCard('Assign', [people], execute({ action: ASSIGN, label: 'Assign' }, ids)),
  ];
}

export const idsOf = ({ signal: { tenant_id, signal_id } }: SignalContext): SignalIds => ({ tenant_id, signal_id });

/** A list has no headings in Teams. */
const choices = (groups: ChoiceGroup[]): Element => ({
  type: 'Input.ChoiceSet',
  id: CHOSEN,
  label: MENU,
  isRequired: true,
  errorMessage: 'Choose how long.',
  choices: groups.flatMap(({ label, choices: of }) =>
    Object.entries(of).map(([value, it]) => ({
      value,
      title: it.unsnooze ? it.label : `${label} ${it.label[0]!.toLowerCase()}${it.label.slice(1)}`,
    })),
  ),
});

/** Teams finds the members of the channel by a few letters. */
const people: Element = {
  type: 'Input.ChoiceSet',
  id: ASSIGNEE,
  label: 'Assign to',
  isRequired: true,
  errorMessage: 'Choose a person.',
  choices: [],
  'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
};
