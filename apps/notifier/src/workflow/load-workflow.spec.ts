import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { severities } from '@linesman/contracts';
import { ActionRegistry } from './action-registry';
import { loadWorkflow, triggers, type WorkflowError } from './load-workflow';
import { contextOf } from './workflow-context';
import { snapshot } from '../../test/snapshot';

const actions = new ActionRegistry();
const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');
/** The document of PRD-101 4.2, unmodified. */
const text = read('test/prd-101.yaml');
const mistakesOf = (source: string): unknown[] => {
  try {
    return [loadWorkflow(source, actions)];
  } catch (error) {
    return (error as WorkflowError).mistakes.map(({ line, column, path, message }) => [line, column, path, message]);
  }
};
const changed = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, () => to);
};

it('differs in the service only where a task has another priority than its signal, or names a code', () => {
  const own = loadWorkflow(read('workflows/integration_disconnection_response.yaml'), actions);
  const prd = loadWorkflow(text, actions);
  const lines = (it: string) => it.split('\n');
  const changes = lines(own.source).filter((line, i) => line !== lines(prd.source)[i]);
  expect(changes.map((line) => line.trim())).toEqual([
    'version: 1.1',
    'title: "Integration disconnected: {{connection_name}} for {{customer.name}}"',
    'priority: "{{severity}}"',
  ]);
  const { priority } = own.steps[3]!.config;
  for (const severity of severities) expect(priority!.evaluate(contextOf(snapshot({ severity }), ''))).toBe(severity);
});

describe('the workflow of PRD-101: Integration Disconnected', () => {
  const workflow = loadWorkflow(text, actions);

  it('loads as it was written', () => {
    expect(workflow).toMatchObject({
      name: 'integration_disconnection_response',
      version: '1.0',
      filter: { new_status: 'disconnected' },
    });
    expect(workflow.steps.map((step) => step.action.name)).toEqual([
      'analyze_integration_criticality',
      'slack_dm',
      'send_email',
      'create_task',
      'update_health_score',
    ]);
  });

  it('starts on a disconnection and on nothing else', () => {
    const signal = snapshot();
    expect(triggers(workflow, signal)).toBe(true);
    const status_change = { ...signal.status_change, new_status: 'degraded' } as const;
    expect(triggers(workflow, { ...signal, status_change })).toBe(false);
  });

  it('evaluates its expressions', () => {
    const context = contextOf(snapshot(), '');
    const [, , email, task, score] = workflow.steps;
    expect(email!.config.to!.evaluate(context)).toBe('bob.smith@techcorp.example');
    expect(email!.condition!.evaluate(context)).toBe(true);
    expect(task!.config.title!.evaluate(context)).toBe('Integration disconnected: salesforce for TechCorp');
    expect(task!.config.priority!.evaluate(context)).toBe('critical');
    expect(task!.config.priority!.evaluate({ ...context, severity: 'medium' })).toBe('high');
    expect(score!.config.adjustment!.evaluate(context)).toBe(-10);
  });

  it('finds no technical contact, and names the product of the tenant, where a signal has no customer', () => {
    const context = contextOf(snapshot({ customer: undefined }), 'PlanPilot');
    expect(workflow.steps[2]!.condition!.evaluate(context)).toBe(false);
    expect(workflow.steps[3]!.config.title!.evaluate(context)).toBe(
      'Integration disconnected: salesforce for PlanPilot',
    );
  });
});

it.each([
  ['an unknown variable', changed('{{is_critical}}', '{{is_crucial}}'), /steps\[4\].condition.*Unknown variable/],
  ['an unknown field', changed('{{customer.id}}', '{{customer.uid}}'), /steps\[0\].config.customer_id.*No such key/],
  [
    'an unknown action',
    changed('action: slack_dm', 'action: slack_shout'),
    /steps\[1\].action: slack_shout is not known. It must be one of .*slack_dm/,
  ],
  [
    'an unknown option',
    changed('include_troubleshooting', 'include_jokes'),
    /include_jokes: is not known. The fields here are message_template/,
  ],
  ['a missing option', changed('      adjustment: -10\n', ''), /adjustment: is missing/],
  ['a value of the wrong type', changed('-10', '"ten"'), /adjustment: must be a number, or an expression/],
  ['an unknown template', changed('"integration_disconnected_alert"', '"poem"'), /must be one of/],
  [
    'an approval that is no boolean',
    changed('approval: false', 'approval: maybe'),
    /requires_approval: must be true or false/,
  ],
  ['a condition that is no boolean', changed('{{is_critical}}', '{{severity}}'), /gives a string/],
  ['a pattern', changed('{{is_critical}}', "{{severity.matches('(a+)+$')}}"), /matches\(\) is not available/],
  ['an endless expression', changed('{{is_critical}}', `{{${'is_critical && '.repeat(50)}true}}`), /longer than 500/],
  ['a filter on what no change has', changed('new_status', 'mood'), /trigger.filter.mood: is not known/],
  ['another event', changed('integration_status_changed', 'sunrise'), /trigger.event/],
  [
    'two steps with one name',
    changed('id: notify_csm', 'id: assess_impact'),
    /steps\[1\].id: steps\[0\] has this name too/,
  ],
])('refuses %s when it is loaded', (_, source, reason) => {
  expect(() => loadWorkflow(source, actions)).toThrow(reason);
});

it('names every mistake with its line, its column, and what to do', () => {
  const wrong = text
    .replace('{{is_critical}}', '{{is_crucial}}')
    .replace('action: slack_dm', 'action: slack_shout')
    .replace('      due_date_offset_hours: 4\n', '')
    .replace('new_status: disconnected', 'new_status: [broken]');
  expect(mistakesOf(wrong)).toEqual([
    [7, 17, 'trigger.filter.new_status', expect.stringContaining('must be one of healthy, degraded, disconnected')],
    [17, 13, 'steps[1].action', expect.stringMatching(/^slack_shout is not known. It must be one of .*slack_dm/)],
    [34, 7, 'steps[3].config', 'must have one of due_date_offset_hours, due_in_working_hours, and only one'],
    [38, 16, 'steps[4].condition', expect.stringContaining('Unknown variable: is_crucial')],
  ]);
});

it('takes only what has an effect at the end of a signal', () => {
  const ended = text.replace('integration_status_changed', 'risk_signal_resolved');
  expect(mistakesOf(ended)).toContainEqual([
    17,
    13,
    'steps[1].action',
    'slack_dm has no effect at risk_signal_resolved. It must be one of create_task, create_staff_task.',
  ]);
});

it('names the place of what is no YAML', () => {
  expect(mistakesOf('workflow: a\nworkflow: b\n')).toEqual([[2, 1, '', 'Map keys must be unique']]);
  expect(mistakesOf('just words')).toEqual([[1, 1, '', 'must be fields with values']]);
  expect(mistakesOf('a: &a 1\nb: *a')).toEqual([[1, 1, '', expect.stringContaining('alias')]]);
});

it('filters by one of several values, and by any problem of a signal', () => {
  const workflow = loadWorkflow(changed('new_status: disconnected', 'cause: [sync_failed, sync_late]'), actions);
  const signal = snapshot();
  const problem = { cause: 'sync_late', party: 'us', since: signal.opened_at } as const;
  expect(triggers(workflow, signal)).toBe(false);
  expect(triggers(workflow, { ...signal, problems: [problem] })).toBe(true);
});
