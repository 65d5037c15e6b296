import 'reflect-metadata';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../../start/paths.mjs';

const require = createRequire(import.meta.url);
/** The services' own code, which nothing here repeats. */
const monitor = (path: string): unknown => require(join(root, 'apps/status-monitor/dist', path));
const notifier = (path: string): unknown => require(join(root, 'apps/notifier/dist', path));

export const contracts = require('@linesman/contracts') as typeof import('@linesman/contracts');
export const { loadProviders } = require('@linesman/providers') as typeof import('@linesman/providers');

export const { observe } = monitor(
  'health/observe.js',
) as typeof import('../../../../apps/status-monitor/src/health/observe.ts');
export const { statusChange } = monitor(
  'health/status-change.js',
) as typeof import('../../../../apps/status-monitor/src/health/status-change.ts');
export const { defaultPolicy } = monitor(
  'health/cause-table.js',
) as typeof import('../../../../apps/status-monitor/src/health/cause-table.ts');
export const { initialState, learnCredentials } = monitor(
  'health/machine-state.js',
) as typeof import('../../../../apps/status-monitor/src/health/machine-state.ts');
export const { RiskSignals } = monitor(
  'signals/risk-signals.js',
) as typeof import('../../../../apps/status-monitor/src/signals/risk-signals.ts');
export const { decideOutage, outagePolicy } = monitor(
  'outages/decide-outage.js',
) as typeof import('../../../../apps/status-monitor/src/outages/decide-outage.ts');
export const { DAY_SECONDS, deadCauses, ProbeIntervals } = monitor(
  'probe-intervals.js',
) as typeof import('../../../../apps/status-monitor/src/probe-intervals.ts');
export const { StatusMonitorConfig } = monitor(
  'config.js',
) as typeof import('../../../../apps/status-monitor/src/config.ts');

export const { NotifierConfig } = notifier('config.js') as typeof import('../../../../apps/notifier/src/config.ts');
export const { ActionRegistry } = notifier(
  'workflow/action-registry.js',
) as typeof import('../../../../apps/notifier/src/workflow/action-registry.ts');
export const { Workflows } = notifier(
  'workflow/workflows.js',
) as typeof import('../../../../apps/notifier/src/workflow/workflows.ts');
export const { RunSteps } = notifier(
  'workflow/run-steps.js',
) as typeof import('../../../../apps/notifier/src/workflow/run-steps.ts');
export const { TellOnce, isUrgent } = notifier(
  'workflow/tell-once.js',
) as typeof import('../../../../apps/notifier/src/workflow/tell-once.ts');
export const { DecideHold } = notifier(
  'workflow/decide-hold.js',
) as typeof import('../../../../apps/notifier/src/workflow/decide-hold.ts');
export const { triggers } = notifier(
  'workflow/load-workflow.js',
) as typeof import('../../../../apps/notifier/src/workflow/load-workflow.ts');
export const { momentsOf } = notifier(
  'workflow/trigger-events.js',
) as typeof import('../../../../apps/notifier/src/workflow/trigger-events.ts');
export const { contextOf } = notifier(
  'workflow/workflow-context.js',
) as typeof import('../../../../apps/notifier/src/workflow/workflow-context.ts');
export const { HeldFailures, HOLD_MINUTES } = notifier(
  'held-failures/held-failures.js',
) as typeof import('../../../../apps/notifier/src/held-failures/held-failures.ts');
export const { flapPolicy } = notifier(
  'flapping/flap-policy.js',
) as typeof import('../../../../apps/notifier/src/flapping/flap-policy.ts');
export const { decideSend, CLOSED_FIRST } = notifier(
  'deliveries/decide-send.js',
) as typeof import('../../../../apps/notifier/src/deliveries/decide-send.ts');
export const { factsOfSignal } = notifier(
  'deliveries/send-facts.js',
) as typeof import('../../../../apps/notifier/src/deliveries/send-facts.ts');
export const { ESCALATED, isAnnouncement, isClosing, isReminder, NUDGE, OUTAGE } = notifier(
  'deliveries/occasions.js',
) as typeof import('../../../../apps/notifier/src/deliveries/occasions.ts');
export const { WORKING_HOURS } = notifier(
  'deliveries/insert-delivery.js',
) as typeof import('../../../../apps/notifier/src/deliveries/insert-delivery.ts');
export const { LookAtSignal } = notifier(
  'handling/look-at-signal.js',
) as typeof import('../../../../apps/notifier/src/handling/look-at-signal.ts');
export const { FIRST_LOOK_MINUTES } = notifier(
  'handling/begin-handling.js',
) as typeof import('../../../../apps/notifier/src/handling/begin-handling.ts');
export const { acknowledgedForHours, PART_OF_OUTAGE, partOfOutage, UNSTABLE } = contracts;
export const { isWorse } = notifier(
  'handling/is-worse.js',
) as typeof import('../../../../apps/notifier/src/handling/is-worse.ts');
export const { PlanNudge } = notifier(
  'link-steps/plan-nudge.js',
) as typeof import('../../../../apps/notifier/src/link-steps/plan-nudge.ts');
export const { abandonedBy } = notifier(
  'signals/abandoned.js',
) as typeof import('../../../../apps/notifier/src/signals/abandoned.ts');
export const { aboutOf, partlyWorks } = notifier(
  'signals/about.js',
) as typeof import('../../../../apps/notifier/src/signals/about.ts');
export const { isOfProvider } = notifier(
  'signals/outage.js',
) as typeof import('../../../../apps/notifier/src/signals/outage.ts');
export const { nextWorkingTime } = notifier(
  'settings/working-time.js',
) as typeof import('../../../../apps/notifier/src/settings/working-time.ts');
