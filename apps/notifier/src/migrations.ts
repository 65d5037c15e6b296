import { Init1764000000000 } from './migrations/1764000000000-init';
import { Notifications1764100000000 } from './migrations/1764100000000-notifications';
import { Erasure1764480000000 } from './migrations/1764480000000-erasure';
import { StaffDeliveries1764610000000 } from './migrations/1764610000000-staff-deliveries';
import { Notes1764640000000 } from './migrations/1764640000000-notes';
import { StaffAndChanges1764910000000 } from './migrations/1764910000000-staff-and-changes';
import { TechCalls1764920000000 } from './migrations/1764920000000-tech-calls';
import { AccessRequests1764950000000 } from './migrations/1764950000000-access-requests';
import { AuditNotes1764960000000 } from './migrations/1764960000000-audit-notes';
import { AskedAgain1764970000000 } from './migrations/1764970000000-asked-again';
import { SignalColumns1764980000000 } from './migrations/1764980000000-signal-columns';
import { OpenSignalIndexes1764981000000 } from './migrations/1764981000000-open-signal-indexes';
import { SystemReads1764982000000 } from './migrations/1764982000000-system-reads';
import { AuditedContacts1764983000000 } from './migrations/1764983000000-audited-contacts';
import { OneEditAtATime1764984000000 } from './migrations/1764984000000-one-edit-at-a-time';
import { SetAside1764985000000 } from './migrations/1764985000000-set-aside';
import { OutboxByStream1765000000000 } from './migrations/1765000000000-outbox-by-stream';
import { EventFeed1765100000000 } from './migrations/1765100000000-event-feed';
import { Deferred1765110000000 } from './migrations/1765110000000-deferred';
import { Partitions1765200000000 } from './migrations/1765200000000-partitions';
import { TellingFirst1765600000000 } from './migrations/1765600000000-telling-first';
import { RestOfRuns1765601000000 } from './migrations/1765601000000-rest-of-runs';
import { FairClaims1765602000000 } from './migrations/1765602000000-fair-claims';
import { Forgetting1765700000000 } from './migrations/1765700000000-forgetting';
import { MoreListIndexes1766200000000 } from './migrations/1766200000000-more-list-indexes';
import { OutboxByTenant1767200000000 } from './migrations/1767200000000-outbox-by-tenant';
import { StaffMessages1767300000000 } from './migrations/1767300000000-staff-messages';
import { Outages1768110000000 } from './migrations/1768110000000-outages';
import { NoticesOfOutages1768111000000 } from './migrations/1768111000000-notices-of-outages';
import { HeldFailures1768120000000 } from './migrations/1768120000000-held-failures';
import { FailuresOfCustomers1768121000000 } from './migrations/1768121000000-failures-of-customers';
import { Diagnoses1768320000000 } from './migrations/1768320000000-diagnoses';
import { FirstCheckMessages1768410000000 } from './migrations/1768410000000-first-check-messages';
import { HealthScoreBases1768420000000 } from './migrations/1768420000000-health-score-bases';
import { HealthScoreChanges1768430000000 } from './migrations/1768430000000-health-score-changes';
import { DailySummaries1768613000000 } from './migrations/1768613000000-daily-summaries';
import { SignalsOfCsms1768614000000 } from './migrations/1768614000000-signals-of-csms';
import { SignalsOfASummary1768615000000 } from './migrations/1768615000000-signals-of-a-summary';
import { TenantTimeZone1768616000000 } from './migrations/1768616000000-tenant-time-zone';
import { EventEndpoints1768910000000 } from './migrations/1768910000000-event-endpoints';
import { OwnWorkflows1769300000000 } from './migrations/1769300000000-own-workflows';
import { NewestSignals1769301000000 } from './migrations/1769301000000-newest-signals';
import { WaitingRuns1769410000000 } from './migrations/1769410000000-waiting-runs';
import { IndexesOfRuns1769411000000 } from './migrations/1769411000000-indexes-of-runs';
import { SignalHandling1769500000000 } from './migrations/1769500000000-signal-handling';
import { Reminders1769500000001 } from './migrations/1769500000001-reminders';
import { Silences1769610000000 } from './migrations/1769610000000-silences';
import { RunsOfSilences1769611000000 } from './migrations/1769611000000-runs-of-silences';
import { DeliveriesOfAPerson1769612000000 } from './migrations/1769612000000-deliveries-of-a-person';
import { Openings1769613000000 } from './migrations/1769613000000-openings';
import { SignalsOfIntegrations1769614000000 } from './migrations/1769614000000-signals-of-integrations';
import { LinkSteps1769711000000 } from './migrations/1769711000000-link-steps';
import { ParkedRequests1769812000000 } from './migrations/1769812000000-parked-requests';
import { EndedSignals1769813000000 } from './migrations/1769813000000-ended-signals';
import { FailedDeliveries1769910000000 } from './migrations/1769910000000-failed-deliveries';
import { DueAt1769920000000 } from './migrations/1769920000000-due-at';
import { GivenUp1769930000000 } from './migrations/1769930000000-given-up';
import { Digests1770100000000 } from './migrations/1770100000000-digests';
import { Brand1770200000000 } from './migrations/1770200000000-brand';
import { InboundEmails1770310000000 } from './migrations/1770310000000-inbound-emails';
import { NextContacts1770312000000 } from './migrations/1770312000000-next-contacts';
import { SlackChannels1770410000000 } from './migrations/1770410000000-slack-channels';
import { SlackHomes1770412000000 } from './migrations/1770412000000-slack-homes';
import { SignalsOfAssignees1770413000000 } from './migrations/1770413000000-signals-of-assignees';
import { WorkOnTasks1770510000000 } from './migrations/1770510000000-work-on-tasks';
import { TasksOfIntegrations1770511000000 } from './migrations/1770511000000-tasks-of-integrations';
import { WorkflowReplays1770710000000 } from './migrations/1770710000000-workflow-replays';
import { Teams1770800000000 } from './migrations/1770800000000-teams';
import { SavedViews1771010000000 } from './migrations/1771010000000-saved-views';
import { ReplayedDigests1771100000000 } from './migrations/1771100000000-replayed-digests';
import { OneViewOfAHome1771211000000 } from './migrations/1771211000000-one-view-of-a-home';
import { SlackChannelName1772302000000 } from './migrations/1772302000000-slack-channel-name';
import { UncertainFirstChecks1772400000000 } from './migrations/1772400000000-uncertain-first-checks';
import { EraseSetAside1773100000000 } from './migrations/1773100000000-erase-set-aside';

/** In the order in which they run. */
export const migrations = [
  Init1764000000000,
  Notifications1764100000000,
  Erasure1764480000000,
  StaffDeliveries1764610000000,
  Notes1764640000000,
  StaffAndChanges1764910000000,
  TechCalls1764920000000,
  AccessRequests1764950000000,
  AuditNotes1764960000000,
  AskedAgain1764970000000,
  SignalColumns1764980000000,
  OpenSignalIndexes1764981000000,
  SystemReads1764982000000,
  AuditedContacts1764983000000,
  OneEditAtATime1764984000000,
  SetAside1764985000000,
  OutboxByStream1765000000000,
  EventFeed1765100000000,
  Deferred1765110000000,
  Partitions1765200000000,
  TellingFirst1765600000000,
  RestOfRuns1765601000000,
  FairClaims1765602000000,
  Forgetting1765700000000,
  MoreListIndexes1766200000000,
  OutboxByTenant1767200000000,
  StaffMessages1767300000000,
  Outages1768110000000,
  NoticesOfOutages1768111000000,
  HeldFailures1768120000000,
  FailuresOfCustomers1768121000000,
  Diagnoses1768320000000,
  FirstCheckMessages1768410000000,
  HealthScoreBases1768420000000,
  HealthScoreChanges1768430000000,
  DailySummaries1768613000000,
  SignalsOfCsms1768614000000,
  SignalsOfASummary1768615000000,
  TenantTimeZone1768616000000,
  EventEndpoints1768910000000,
  OwnWorkflows1769300000000,
  NewestSignals1769301000000,
  WaitingRuns1769410000000,
  IndexesOfRuns1769411000000,
  SignalHandling1769500000000,
  Reminders1769500000001,
  Silences1769610000000,
  RunsOfSilences1769611000000,
  DeliveriesOfAPerson1769612000000,
  Openings1769613000000,
  SignalsOfIntegrations1769614000000,
  LinkSteps1769711000000,
  ParkedRequests1769812000000,
  EndedSignals1769813000000,
  FailedDeliveries1769910000000,
  DueAt1769920000000,
  GivenUp1769930000000,
  Digests1770100000000,
  Brand1770200000000,
  InboundEmails1770310000000,
  NextContacts1770312000000,
  SlackChannels1770410000000,
  SlackHomes1770412000000,
  SignalsOfAssignees1770413000000,
  WorkOnTasks1770510000000,
  TasksOfIntegrations1770511000000,
  WorkflowReplays1770710000000,
  Teams1770800000000,
  SavedViews1771010000000,
  ReplayedDigests1771100000000,
  OneViewOfAHome1771211000000,
  SlackChannelName1772302000000,
  UncertainFirstChecks1772400000000,
  EraseSetAside1773100000000,
];
