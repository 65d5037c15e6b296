import 'reflect-metadata';
import { connectMessaging } from '@linesman/messaging';
import { runService } from '@linesman/service-kit';
import { NotifierModule } from '../src/notifier.module';
import { ActionRegistry } from '../src/workflow/action-registry';
import type { Workflow } from '../src/workflow/load-workflow';
import { Workflows } from '../src/workflow/workflows';

/** The service as another release has it: with the documents in DOCUMENTS in place of its own, and the actions in ACTIONS. */
void runService(NotifierModule.from(process.env), connectMessaging, (app) => {
  const { DOCUMENTS, ACTIONS } = process.env;
  if (ACTIONS) app.get(ActionRegistry, { strict: false }).addFolder(ACTIONS);
  const workflows = app.get(Workflows, { strict: false });
  (workflows.builtIn as Workflow[]).length = 0;
  workflows.addFolder(DOCUMENTS!);
});
