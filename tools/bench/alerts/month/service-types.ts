/** Types of the services' own code. */
export type Deliveries = import('../../../../apps/notifier/src/deliveries/deliveries.ts').Deliveries;
export type Delivery = import('../../../../apps/notifier/src/deliveries/delivery.entity.ts').Delivery;
export type Evidence = import('../../../../apps/status-monitor/src/outages/decide-outage.ts').Evidence;
export type HealthRow = import('../../../../apps/status-monitor/src/health/health-row.ts').HealthRow;
export type Hold = import('../../../../apps/notifier/src/held-failures/held-failures.ts').Hold;
export type KnownSignals = import('../../../../apps/status-monitor/src/signals/signal.ts').KnownSignals;
export type LinkStepRow = import('../../../../apps/notifier/src/signals/link-step.entity.ts').LinkStepRow;
export type Moment = import('../../../../apps/notifier/src/workflow/trigger-events.ts').Moment;
export type ObservedRow = import('../../../../apps/status-monitor/src/health/health-row.ts').ObservedRow;
export type Outage = import('../../../../apps/notifier/src/outages/outage.ts').Outage;
export type Performed = import('../../../../apps/notifier/src/workflow/save-run.ts').Performed;
export type Phase = import('../../../../apps/status-monitor/src/outages/decide-outage.ts').Phase;
export type Planned = import('../../../../apps/notifier/src/deliveries/deliveries.ts').Planned;
export type PlannedDelivery = import('../../../../apps/notifier/src/deliveries/deliveries.ts').PlannedDelivery;
export type Signal = import('../../../../apps/status-monitor/src/signals/signal.ts').Signal;
export type SignalHandling = import('../../../../apps/notifier/src/signals/signal-handling.entity.ts').SignalHandling;
export type SignalState = import('../../../../apps/notifier/src/signals/signal.entity.ts').SignalState;
export type SignalStep = import('../../../../apps/status-monitor/src/signals/signal.ts').SignalStep;
export type StartedRun = import('../../../../apps/notifier/src/workflow/run-steps.ts').StartedRun;
export type TenantSettingsRow =
  import('../../../../apps/notifier/src/settings/tenant-settings.entity.ts').TenantSettingsRow;
export type ToldSoFar = import('../../../../apps/notifier/src/deliveries/deliveries.ts').ToldSoFar;
export type Workflow = import('../../../../apps/notifier/src/workflow/load-workflow.ts').Workflow;
