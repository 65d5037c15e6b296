/** What the editor of a new workflow begins with. It can be published as it is. */
export const firstDraft = (name: string): string => `workflow: ${name}
version: 1.0
trigger:
  type: event
  event: integration_status_changed
  filter:
    new_status: disconnected

steps:
  - id: create_task
    action: create_task
    config:
      title: "{{integration_name}} of {{customer.name}} is disconnected"
      due_date_offset_hours: 24
      priority: "{{severity}}"
`;
