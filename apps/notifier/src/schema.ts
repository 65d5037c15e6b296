import type { ServiceSchema } from '@linesman/persistence';
import { Delivery } from './deliveries/delivery.entity';
import { Message } from './deliveries/message.entity';
import { Contact } from './contacts/contact.entity';
import { HealthScoreAdjustment } from './health-score/health-score-adjustment.entity';
import { AskedAgain1764970000000 } from './migrations/1764970000000-asked-again';
import { SignalColumns1764980000000 } from './migrations/1764980000000-signal-columns';
import { OpenSignalIndexes1764981000000 } from './migrations/1764981000000-open-signal-indexes';
import { SystemReads1764982000000 } from './migrations/1764982000000-system-reads';
import { AuditedContacts1764983000000 } from './migrations/1764983000000-audited-contacts';
import { OneEditAtATime1764984000000 } from './migrations/1764984000000-one-edit-at-a-time';
import { AccessRequests1764950000000 } from './migrations/1764950000000-access-requests';
import { Erasure1764480000000 } from './migrations/1764480000000-erasure';
import { Init1764000000000 } from './migrations/1764000000000-init';
import { Notes1764640000000 } from './migrations/1764640000000-notes';
import { Notifications1764100000000 } from './migrations/1764100000000-notifications';
import { StaffAndChanges1764910000000 } from './migrations/1764910000000-staff-and-changes';
import { StaffDeliveries1764610000000 } from './migrations/1764610000000-staff-deliveries';
import { TechCalls1764920000000 } from './migrations/1764920000000-tech-calls';
import { AuditNotes1764960000000 } from './migrations/1764960000000-audit-notes';
import { SetAside1764985000000 } from './migrations/1764985000000-set-aside';
import { EventFeed1765100000000 } from './migrations/1765100000000-event-feed';
import { TellingFirst1765600000000 } from './migrations/1765600000000-telling-first';
import { RestOfRuns1765601000000 } from './migrations/1765601000000-rest-of-runs';
import { OutboxByStream1765000000000 } from './migrations/1765000000000-outbox-by-stream';
import { Deferred1765110000000 } from './migrations/1765110000000-deferred';
import { FairClaims1765602000000 } from './migrations/1765602000000-fair-claims';
import { SignalResponse } from './signals/signal-response.entity';
import { TenantSettingsRow } from './settings/tenant-settings.entity';
import { Signal } from './signals/signal.entity';
import { TechCall } from './signals/tech-call.entity';
import { Csm } from './channels/slack/csm.entity';
import { SlackRecipient } from './channels/slack/slack-recipient.entity';
import { Task } from './tasks/task.entity';
import { WorkflowDocument } from './workflow/document.entity';
import { WorkflowRun } from './workflow/run.entity';
import { WorkflowStepRow } from './workflow/step.entity';

export const schema: ServiceSchema = {
  service: 'notifier',
  entities: [
    Contact,
    Csm,
    Delivery,
    HealthScoreAdjustment,
    Message,
    Signal,
    SignalResponse,
    SlackRecipient,
    Task,
    TechCall,
    TenantSettingsRow,
    WorkflowDocument,
    WorkflowRun,
    WorkflowStepRow,
  ],
  migrations: [
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
    TellingFirst1765600000000,
    RestOfRuns1765601000000,
    Deferred1765110000000,
    FairClaims1765602000000,
  ],
};
