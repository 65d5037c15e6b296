/** What the services' routes take and answer. Made from docs/openapi.yaml by `npm run docs`; do not edit. */
export interface paths {
  '/v1/access-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create access request
     * @description Asks the admins of the tenant, by email, for what the caller may not do. The same is asked once a day.
     *
     *     For `csm`, `member`.
     */
    post: operations['createAccessRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List audit log
     * @description Who changed which integration, customer, link, grant or setting. Newest first. Messages have an audit log of their own.
     *
     *     For `tenant_admin`, `admin`.
     */
    get: operations['listAuditLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-log/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List message audit log
     * @description Who approved or rejected which message or had it sent again, who stopped or started emails to a contact, who changed an event endpoint, a silence or a workflow, who snoozed or assigned a risk signal, who made or changed a task, who sent a test alert, and who cancelled, resumed or decided a workflow run. Newest first.
     *
     *     For `tenant_admin`, `admin`.
     */
    get: operations['listMessageAuditLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/colleagues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List colleagues
     * @description Those to whom a signal can be assigned, by name. `q` narrows what is more than `limit`.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listColleagues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List connection setups
     * @description The connections that this installation has code for. Of another one in the catalog no integration can be made.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listConnectionSetups'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connections/{connection_code}/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get connection setup
     * @description What a form that creates an integration of this connection has to ask for.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getConnectionSetup'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List contacts
     * @description The technical contacts who get no more emails, and why.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listContacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contacts/{address}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Resume emails
     * @description Sends emails again to an address that bounced, at once those about problems that are still open. Who unsubscribed can subscribe again only with their own link.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    delete: operations['resumeEmails'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customer-health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List customer health
     * @description By severity of the customer's worst open signal, then by ARR, highest first.
     *
     *     For `tenant_admin`, `csm`, `service`, `admin`.
     */
    get: operations['listCustomerHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customer-health/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get customer figures
     * @description For `tenant_admin`, `csm`, `service`, `admin`.
     */
    get: operations['getCustomerFigures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customer-health/{customer_id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get customer history
     * @description Changes of health of the customer's integrations, one lane each. An unknown customer has no lanes.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getCustomerHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customer-health/{customer_id}/technical-score': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get customer technical score
     * @description From 0 to 100, with the score of each of the customer's integrations. An unknown customer has none.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getCustomerTechnicalScore'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List customers
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listCustomers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{customer_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get customer
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getCustomer'];
    /**
     * Put customer
     * @description A CSM may change the technical contacts and nothing else (403 `contact-only`); a service of the platform may change all.
     *
     *     For `tenant_admin`, `csm`, `service`.
     */
    put: operations['putCustomer'];
    post?: never;
    /**
     * Delete customer
     * @description 202 with the erasure, which other services still have to confirm; with `dry_run=true` 200 and what would be erased.
     *
     *     For `tenant_admin`.
     */
    delete: operations['deleteCustomer'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{customer_id}/environment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get environment
     * @description What is connected for a customer, how, by whom, and how it works. What the status-monitor knows is null while it does not answer.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getEnvironment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/daily-summaries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List daily summaries
     * @description The summaries of all people for administrators, and a CSM's own; newest first.
     *
     *     For `csm`, `tenant_admin`.
     */
    get: operations['listDailySummaries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/daily-summaries/mine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Switch daily summary
     * @description Switches the caller's own summaries on or off.
     *
     *     For `csm`, `tenant_admin`.
     */
    put: operations['switchDailySummary'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/daily-summaries/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Preview daily summary
     * @description What a summary would say now, since the last one. It is sent to nobody.
     *
     *     For `csm`, `tenant_admin`.
     */
    get: operations['previewDailySummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List decisions about person
     * @description Why one person was told, or not, in the last 30 days; the newest first. Of a CSM also what their customers' signals told nobody.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listDecisionsAboutPerson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List deliveries
     * @description Who was told what about a signal, and why somebody was not.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/awaiting-approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List approvals
     * @description The messages that a person has to approve before they are sent; the oldest first.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listApprovals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List failed deliveries
     * @description Messages that were given up and whose reader no other channel told; newest first.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listFailedDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{delivery_id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve approval
     * @description Sends the message, as the signal is now. What is not urgent waits for working hours.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['approveApproval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{delivery_id}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject approval
     * @description The message is not sent.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['rejectApproval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deliveries/{delivery_id}/send-again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send message again
     * @description Sends a message again that was given up, with all its attempts. It is not sent where its problem has ended or its
     *     reader has stopped such messages: its reason says so then.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['sendMessageAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/entities/{entity_type}/{entity_id}/integrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List links
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listLinks'];
    put?: never;
    /**
     * Create link
     * @description For `tenant_admin`, `csm`, `member`, `service`. Whoever is no `tenant_admin` needs a grant to configure it.
     */
    post: operations['createLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/entities/{entity_type}/{entity_id}/integrations/default': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get default integration
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getDefaultIntegration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/entities/{entity_type}/{entity_id}/integrations/{integration_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete link
     * @description For `tenant_admin`, `csm`, `member`, `service`. Whoever is no `tenant_admin` needs a grant to configure it.
     */
    delete: operations['deleteLink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures/{erasure_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get erasure
     * @description Shows which services have erased what they held, and which have not answered yet.
     *
     *     For `tenant_admin`, `admin`.
     */
    get: operations['getErasure'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/error-trends': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List error trends
     * @description What failed by cause, in 28 days unless others are asked for, against as many days before; most failures first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listErrorTrends'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/error-trends/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export error trends
     * @description The same as a table for a spreadsheet, with a row for each cause and period.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['exportErrorTrends'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List event endpoints
     * @description For `service`, `tenant_admin`.
     */
    get: operations['listEventEndpoints'];
    put?: never;
    /**
     * Create event endpoint
     * @description Creates an endpoint, which gets what happens from now on. At most 20 for each tenant.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['createEventEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints/{endpoint_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get event endpoint
     * @description For `service`, `tenant_admin`.
     */
    get: operations['getEventEndpoint'];
    /**
     * Change event endpoint
     * @description Changes the fields that are named.
     *
     *     For `service`, `tenant_admin`.
     */
    put: operations['changeEventEndpoint'];
    post?: never;
    /**
     * Delete event endpoint
     * @description Deletes the endpoint, and the log of what it got.
     *
     *     For `service`, `tenant_admin`.
     */
    delete: operations['deleteEventEndpoint'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints/{endpoint_id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List event deliveries
     * @description The newest first.
     *
     *     For `service`, `tenant_admin`.
     */
    get: operations['listEventDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints/{endpoint_id}/deliveries/{delivery_id}/send-again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send event again
     * @description Sends an event again, now, and up to ten times if it is not accepted.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['sendEventAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints/{endpoint_id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rotate endpoint secret
     * @description Makes a new secret. The old one is used beside it for a while, 24 hours if not said otherwise.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['rotateEndpointSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints/{endpoint_id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get endpoint secret
     * @description The secret that verifies what the endpoint gets.
     *
     *     For `service`, `tenant_admin`.
     */
    get: operations['getEndpointSecret'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints/{endpoint_id}/send-again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send events again
     * @description Sends every event since a time again, in the background. The endpoint knows by `webhook-id` what it had already.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['sendEventsAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-endpoints/{endpoint_id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Test event delivery
     * @description Sends an event of the type `endpoint_test`, which tells of nothing that happened. Its answer is in the list.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['testEventDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-subscriptions/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete event subscription
     * @description Ends a subscription.
     *
     *     For `service`.
     */
    delete: operations['deleteEventSubscription'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-subscriptions/{name}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm event subscription
     * @description Confirms what was handled, and keeps the subscription for this process, or gives it to another one.
     *
     *     For `service`.
     */
    post: operations['confirmEventSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/event-subscriptions/{name}/take': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take event subscription
     * @description Takes the next events, and confirms those before them. A new name begins with what happens from now on. Of several
     *     processes one reads; if it dies, another one does.
     *
     *     For `service`.
     */
    post: operations['takeEventSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List events
     * @description What happened to the tenant in the last seven days, as whole envelopes. With `wait_seconds` it is a long poll.
     *
     *     For `service`, `tenant_admin`.
     */
    get: operations['listEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List executions
     * @description Newest first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listExecutions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions/{execution_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get execution
     * @description For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getExecution'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/executions/{execution_id}/settlement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Settle execution
     * @description A person has found out at the provider how an unknown write ended.
     *
     *     For `tenant_admin`.
     */
    put: operations['settleExecution'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List grants
     * @description With `integration_id`: the grants that apply to that integration, those for the whole tenant included.
     *
     *     For `tenant_admin`.
     */
    get: operations['listGrants'];
    put?: never;
    /**
     * Create grant
     * @description For `tenant_admin`.
     */
    post: operations['createGrant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/grants/{grant_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete grant
     * @description For `tenant_admin`.
     */
    delete: operations['deleteGrant'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health-score-adjustments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List health score adjustments
     * @description For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listHealthScoreAdjustments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health-score-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List health score changes
     * @description How a customer's health score came about, the newest first.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    get: operations['listHealthScoreChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health-scores/{customer_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get health score
     * @description The base that the platform set last, less what open signals take; null until a base was set.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    get: operations['getHealthScore'];
    /**
     * Put health score
     * @description Sets the base. The same base again changes nothing.
     *
     *     For `tenant_admin`, `service`.
     */
    put: operations['putHealthScore'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List integration events
     * @description Newest first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listIntegrationEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List integration health
     * @description The worst status first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listIntegrationHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-health/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get health figures
     * @description For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getHealthFigures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-health/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get health history
     * @description One integration's health and calls over time.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getHealthHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-health/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get metrics
     * @description Of each part of one integration: the share of calls that succeeded, and how long they took, as a whole and over time.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-health/metrics/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export metrics
     * @description The same figures as a table for a spreadsheet, with a row for each step of each part.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['exportMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-health/{integration_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get integration health
     * @description For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getIntegrationHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integration-health/{integration_id}/technical-score': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get integration technical score
     * @description From 0 to 100, with its parts and the points of each. What nobody knows is null.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getIntegrationTechnicalScore'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List integrations
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listIntegrations'];
    put?: never;
    /**
     * Create integration
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    post: operations['createIntegration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get integration
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getIntegration'];
    /**
     * Update integration
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    put: operations['updateIntegration'];
    post?: never;
    /**
     * Delete integration
     * @description 204 after the deletion; with `dry_run=true` 200 and what would be deleted with the integration.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    delete: operations['deleteIntegration'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/capabilities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List integration capabilities
     * @description The capabilities of the integration, which are those of its connection, newest version first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listIntegrationCapabilities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/connect-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create connect session
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    post: operations['createConnectSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/execute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Execute
     * @description Forwards the request to the executor in the name of the caller, who needs a grant to execute.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    post: operations['execute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List integration links
     * @description Lists every entity that one integration serves.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listIntegrationLinks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/pending-credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get pending credentials
     * @description For `tenant_admin`.
     */
    get: operations['getPendingCredentials'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/pending-credentials/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve pending credentials
     * @description For `tenant_admin`.
     */
    post: operations['approvePendingCredentials'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/pending-credentials/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject pending credentials
     * @description For `tenant_admin`.
     */
    post: operations['rejectPendingCredentials'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/reconnect-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create reconnect link
     * @description For `tenant_admin`, `csm`.
     */
    post: operations['createReconnectLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/integrations/{integration_id}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get revocation
     * @description What became of our access at the provider after the integration was deleted: for 90 days. 404 if it is not deleted, or
     *     had no credentials.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getRevocation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/audit-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all audit logs
     * @description The audit log of every tenant, or of one, newest first.
     *
     *     For `admin`.
     */
    get: operations['listAllAuditLogs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/audit-log/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List connection audit log
     * @description Who changed which connection or capability of the catalog. Newest first.
     *
     *     For `admin`.
     */
    get: operations['listConnectionAuditLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/connection-usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all usage
     * @description How many integrations and tenants use each connection.
     *
     *     For `admin`.
     */
    get: operations['listAllUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List connections
     * @description For `admin`, `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listConnections'];
    put?: never;
    /**
     * Create connection
     * @description For `admin`.
     */
    post: operations['createConnection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/connections/{connection_code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get connection
     * @description For `admin`, `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getConnection'];
    /**
     * Update connection
     * @description For `admin`.
     */
    put: operations['updateConnection'];
    post?: never;
    /**
     * Delete connection
     * @description For `admin`.
     */
    delete: operations['deleteConnection'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/connections/{connection_code}/capabilities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List capabilities
     * @description For `admin`, `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listCapabilities'];
    put?: never;
    /**
     * Add capability
     * @description For `admin`.
     */
    post: operations['addCapability'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/connections/{connection_code}/capabilities/{capability_code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get capability
     * @description For `admin`, `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getCapability'];
    /**
     * Update capability
     * @description For `admin`.
     */
    put: operations['updateCapability'];
    post?: never;
    /**
     * Remove capability
     * @description For `admin`.
     */
    delete: operations['removeCapability'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all deliveries
     * @description Who was told in any tenant, and why somebody was not; newest first.
     *
     *     For `admin`.
     */
    get: operations['listAllDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/deliveries/{delivery_id}/send-again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send message of tenant again
     * @description Sends a message of any tenant again that was given up. The tenant's audit log names who did it.
     *
     *     For `admin`.
     */
    post: operations['sendMessageOfTenantAgain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/incidents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List incidents
     * @description Our own incidents first, then those of most integrations. Tenants and integrations appear as ids only.
     *
     *     For `admin`.
     */
    get: operations['listIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/integrations/{integration_id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get replay
     * @description Plays the stored observations of an integration again, and compares the transitions with those that were stored.
     *
     *     For `admin`.
     */
    get: operations['getReplay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/provider-canaries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List canaries
     * @description For `admin`.
     */
    get: operations['listCanaries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/provider-canaries/{connection_code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Choose canary
     * @description Replaces the provider's canary.
     *
     *     For `admin`.
     */
    put: operations['chooseCanary'];
    post?: never;
    /**
     * Remove canary
     * @description For `admin`.
     */
    delete: operations['removeCanary'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/reliability': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get reliability of tenant
     * @description How reliable the integrations of a tenant were.
     *
     *     For `admin`.
     */
    get: operations['getReliabilityOfTenant'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/replicas/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get replica rebuild
     * @description How far the comparison is that began last.
     *
     *     For `admin`.
     */
    get: operations['getReplicaRebuild'];
    put?: never;
    /**
     * Rebuild replicas
     * @description Begins to compare the replicas with the integrations service's snapshot, and to repair those that differ. Does not wait for the end. Changes nothing while a comparison runs.
     *
     *     For `admin`.
     */
    post: operations['rebuildReplicas'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/risk-signals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all signals
     * @description The risk signals of all tenants, the newest first. Tenants and integrations appear as ids only.
     *
     *     For `admin`.
     */
    get: operations['listAllSignals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/shadow-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List shadow rules
     * @description The newest first.
     *
     *     For `admin`.
     */
    get: operations['listShadowRules'];
    put?: never;
    /**
     * Add shadow rule
     * @description Stores rules, the next version where the name is known, which are then evaluated.
     *
     *     For `admin`.
     */
    post: operations['addShadowRule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/shadow-rules/{rules_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get shadow rule
     * @description For `admin`.
     */
    get: operations['getShadowRule'];
    put?: never;
    post?: never;
    /**
     * Remove shadow rule
     * @description Removes the rules, and with them what they would have done.
     *
     *     For `admin`.
     */
    delete: operations['removeShadowRule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/shadow-rules/{rules_id}/signals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List shadow signals
     * @description The signals that the rules would have treated otherwise, with whom they would have told. The newest first.
     *
     *     For `admin`.
     */
    get: operations['listShadowSignals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/silences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List staff silences
     * @description Those that have not ended, the one that ends first first; or those that have ended, the newest first.
     *
     *     For `admin`.
     */
    get: operations['listStaffSilences'];
    put?: never;
    /**
     * Create staff silence
     * @description Every workspace reads the reason. It takes effect in every process within seconds.
     *
     *     For `admin`.
     */
    post: operations['createStaffSilence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/silences/{silence_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change staff silence
     * @description Lets it end earlier or later.
     *
     *     For `admin`.
     */
    put: operations['changeStaffSilence'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/silences/{silence_id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End staff silence
     * @description Ends it at once. What it holds and is still open is told within seconds.
     *
     *     For `admin`.
     */
    post: operations['endStaffSilence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/staff-signals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List staff signals
     * @description Problems of Linesman itself: the open ones, then those that closed last.
     *
     *     For `admin`.
     */
    get: operations['listStaffSignals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/internal/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List staff tasks
     * @description What our own staff have to do. Open ones first, the one due soonest of them; then the closed ones.
     *
     *     For `admin`.
     */
    get: operations['listStaffTasks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/my-grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List my grants
     * @description The grants of the caller, by subject or by role. Tenant admins need no grants.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['listMyGrants'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/my-rights': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get my rights
     * @description What the caller may create. What the caller may do with one integration is in `my_rights` of that integration.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getMyRights'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parked-executions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List parked executions
     * @description In the order in which they will run.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listParkedExecutions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parked-executions/{execution_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Cancel parked execution
     * @description It will not run. It fails with the code `cancelled`.
     *
     *     For `tenant_admin`.
     */
    delete: operations['cancelParkedExecution'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parked-lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List parked lines
     * @description How many requests wait for the recovery of some integrations. Those for which none waits are left out.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listParkedLines'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parked-lines/{integration_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get parked line
     * @description How many requests of an integration wait for its recovery, and how the others ended.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getParkedLine'];
    put?: never;
    post?: never;
    /**
     * Cancel parked line
     * @description None of them will run. Each fails with the code `cancelled`. The one that runs at this moment goes on.
     *
     *     For `tenant_admin`.
     */
    delete: operations['cancelParkedLine'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List people
     * @description The people and services who have called with a token of the tenant, by name. `q` narrows what is more than `limit`.
     *
     *     For `tenant_admin`.
     */
    get: operations['listPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people/names': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List people names
     * @description The names of those whose subjects the caller knows, from an execution for example. Subjects without a name are left out.
     *
     *     For `tenant_admin`, `csm`, `member`.
     */
    get: operations['listPeopleNames'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/providers/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List provider status
     * @description Every provider that all tenants share: those with an outage first, then by name.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listProviderStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/providers/{connection_code}/outages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List outages
     * @description The outages of a provider, the newest first, also those that were our own fault.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listOutages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reliability': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List reliability
     * @description How reliable each of them was in 90 days unless others are asked for, those first that were disconnected for the longest.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listReliability'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reliability/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export reliability
     * @description The same figures as a table for a spreadsheet: all rows, those first that were disconnected for the longest.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['exportReliability'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reliability/periods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List reliability periods
     * @description All of the integrations together, day by day, week by week or month by month.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listReliabilityPeriods'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reliability/success-metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get success metrics
     * @description How the goals were met: detected within an hour, resolved before the customer noticed, fewer tickets, 99 % uptime.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getSuccessMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List risk signals
     * @description Newest first, unless ordered by urgency.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listRiskSignals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get risk signal
     * @description One signal with its whole snapshot.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getRiskSignal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Acknowledge signal response
     * @description Nobody is reminded of the signal for a time. Answers with the acknowledgement that counts, also where another person made
     *     it; made anew once it has ended, or where a time is given.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['acknowledgeSignalResponse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Assign signal handling
     * @description Gives the signal to a colleague, who is told and gets the reminders from now on.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['assignSignalHandling'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List decisions about signal
     * @description Who was told of a signal and who was not, each with the rule that decided it and the reason; the oldest first, 500 at most.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listDecisionsAboutSignal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/diagnosis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get diagnosis
     * @description What is known of the problem now: the cause and how sure it is, what was tried, previous disconnections, the likely
     *     fix, and whom it concerns. Where a service does not answer, `impact.not_known` says what is missing.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getDiagnosis'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/inbound-emails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List signal emails
     * @description What came by email about a signal, the oldest first: what contacts replied, and what mail servers reported.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listSignalEmails'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/link-steps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List link steps
     * @description What people did with the reconnect links of a signal, in that order: a link was sent, opened, cancelled, handed over, used.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listLinkSteps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/message-preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Preview message
     * @description The email that an action would send to the technical contact now. Nothing is sent, and its links lead nowhere.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['previewMessage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/responses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List responses
     * @description Who did what about a signal, in that order.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listResponses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/schedule-tech-call': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Schedule tech call
     * @description Offers the customer's technical contact three times for a call, once; again only where no email went out. Both are invited to the one that they choose.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['scheduleTechCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/send-fix-instructions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send fix instructions
     * @description Emails the customer's technical contact what to do, once; again only where no email went out. Refused where the contact can do nothing about the problem.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['sendFixInstructions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/snooze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Snooze signal handling
     * @description Spares the caller reminders and changes of the signal for a time. Its end is told, and so is a critical problem that gets worse.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['snoozeSignalHandling'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/tech-call': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get tech call
     * @description The times that were offered for a call, the one that the contact chose, and what came of it.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['getTechCall'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/tech-call/outcome': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End tech call
     * @description Records whether the call took place, or cancels it. The last answer counts; after a cancellation there is none.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['endTechCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/tell-customer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell customer
     * @description Tells the customer's technical contact that the provider is down, once; again only where no email went out. Refused where the fault is not the provider's.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['tellCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risk-signals/{signal_id}/unsnooze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Unsnooze signal handling
     * @description Ends a snooze.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['unsnoozeSignalHandling'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/saved-views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create saved view
     * @description Saves a view, narrowed to names, for the caller alone. At most 20, each with a name and a filter of its own. Deleted when the caller has not looked at triage for a year.
     *
     *     For `csm`, `tenant_admin`, `member`, `admin`.
     */
    post: operations['createSavedView'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/saved-views/{view_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Rename saved view
     * @description For `csm`, `tenant_admin`, `member`, `admin`.
     */
    put: operations['renameSavedView'];
    post?: never;
    /**
     * Delete saved view
     * @description For `csm`, `tenant_admin`, `member`, `admin`.
     */
    delete: operations['deleteSavedView'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List schedules
     * @description Newest first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listSchedules'];
    put?: never;
    /**
     * Create schedule
     * @description Lets a capability of an integration sync by itself. Each has one schedule at most.
     *
     *     For `tenant_admin`.
     */
    post: operations['createSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{schedule_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get schedule
     * @description For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getSchedule'];
    /**
     * Update schedule
     * @description Replaces when it runs and with what; `enabled` pauses and resumes it.
     *
     *     For `tenant_admin`.
     */
    put: operations['updateSchedule'];
    post?: never;
    /**
     * Delete schedule
     * @description For `tenant_admin`.
     */
    delete: operations['deleteSchedule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{schedule_id}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run schedule
     * @description It runs within a second, also while it is paused; not while its last run goes on.
     *
     *     For `tenant_admin`.
     */
    post: operations['runSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{schedule_id}/triggers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Trigger schedule
     * @description Data has changed at the provider: a schedule of kind `webhook` runs once nothing more is heard for a moment.
     *
     *     For `tenant_admin`, `service`.
     */
    post: operations['triggerSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signal-handling': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List signal handling
     * @description Who handles signals, and until when they are acknowledged or snoozed. None for a signal that nobody was told of.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listSignalHandling'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signal-notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List signal notices
     * @description One for each signal that this service knows.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listSignalNotices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/silences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List silences
     * @description Those that have not ended, the one that ends first first; or those that have ended, the newest first.
     *
     *     For `csm`, `tenant_admin`.
     */
    get: operations['listSilences'];
    put?: never;
    /**
     * Create silence
     * @description Nobody is notified of a signal that opens in this time. If it is still open at the end, people are notified then. Signals that people were notified of before are not silenced. A tenant may have 100 silences that have not ended.
     *
     *     For `tenant_admin`.
     */
    post: operations['createSilence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/silences/covering': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List covering silences
     * @description The silences that an integration falls under now, those of our staff too; the longest first.
     *
     *     For `csm`, `tenant_admin`, `member`.
     */
    get: operations['listCoveringSilences'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/silences/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Preview silence
     * @description How many risk signals are open that such a silence is about. Nothing is stored.
     *
     *     For `csm`, `tenant_admin`.
     */
    get: operations['previewSilence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/silences/{silence_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change silence
     * @description Lets it end earlier or later.
     *
     *     For `tenant_admin`.
     */
    put: operations['changeSilence'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/silences/{silence_id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End silence
     * @description Ends it at once. What it holds and is still open is told within seconds.
     *
     *     For `tenant_admin`.
     */
    post: operations['endSilence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sso-logins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report sso logins
     * @description Reports one attempt to sign in; a repeated report does nothing. Three of the last five that fail for what the
     *     customer configured degrade the integration, and disconnect it while none works; two that work in a row end it.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['reportSsoLogins'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscription_id}/payment-setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get payment setup
     * @description How far the payment setup of a subscription is, and its result.
     *
     *     For `tenant_admin`, `csm`, `service`.
     */
    get: operations['getPaymentSetup'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{subscription_id}/payment-setup/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Retry payment setup
     * @description Tries a failed or unresolved setup again, with the integration that serves the subscription now.
     *
     *     For `tenant_admin`, `service`.
     */
    post: operations['retryPaymentSetup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/support-tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report support tickets
     * @description Reports a ticket. If the integration did not work when it was opened, the customer counts as having noticed the
     *     problem. A ticket that is reported again changes nothing.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['reportSupportTickets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync-runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List sync runs
     * @description Newest first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listSyncRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync-runs/{run_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get sync run
     * @description For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getSyncRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/synced-records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List synced records
     * @description Oldest change first, unless `order` says otherwise: a record that changes meanwhile comes again at the end.
     *
     *     For `tenant_admin`, `csm`, `service`, `admin`.
     */
    get: operations['listSyncedRecords'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/synced-records/objects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List synced objects
     * @description The kinds of records that were synced from an integration.
     *
     *     For `tenant_admin`, `csm`, `service`, `admin`.
     */
    get: operations['listSyncedObjects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List tasks
     * @description Open ones first, the one due soonest of them; then the closed ones.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    get: operations['listTasks'];
    put?: never;
    /**
     * Create task
     * @description A task about a risk signal, a customer, an integration, or none of them. It stays open when a signal ends.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    post: operations['createTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks/{task_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get task
     * @description For `csm`, `tenant_admin`, `admin`, `service`.
     */
    get: operations['getTask'];
    /**
     * Change task
     * @description Changes what is named. With another due time, or another assignee, people are told anew once it is overdue.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    put: operations['changeTask'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks/{task_id}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close task
     * @description The task is done. Closing what is closed changes nothing.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    post: operations['closeTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks/{task_id}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List task comments
     * @description The oldest first.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    get: operations['listTaskComments'];
    put?: never;
    /**
     * Add task comment
     * @description Everybody who may see the task can read it, and platforms hear of it by `task_commented`.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    post: operations['addTaskComment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks/{task_id}/overdue-notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List overdue notices
     * @description Who was told that the task is overdue, or was not and why. The newest 100, the oldest first.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    get: operations['listOverdueNotices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks/{task_id}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reopen task
     * @description Opens a closed task again. What is open stays so. A task that asked for a decision stays closed.
     *
     *     For `csm`, `tenant_admin`, `admin`, `service`.
     */
    post: operations['reopenTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/teams-channel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show teams channel
     * @description Which channel is linked, and whether messages get through.
     *
     *     For `tenant_admin`.
     */
    get: operations['showTeamsChannel'];
    put?: never;
    post?: never;
    /**
     * Unlink teams channel
     * @description Ends the link. People are notified on Slack again, or by email where no Slack workspace is connected.
     *
     *     For `tenant_admin`.
     */
    delete: operations['unlinkTeamsChannel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/teams-channel/codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make teams code
     * @description Makes a code that links a channel for 15 minutes: somebody posts the command in it. It takes the place of a code before.
     *
     *     For `tenant_admin`.
     */
    post: operations['makeTeamsCode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tenant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete tenant
     * @description Erases the caller's tenant with everything it has.
     *
     *     For `tenant_admin`, `admin`.
     */
    delete: operations['deleteTenant'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tenant/brand/color': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set color
     * @description The colour of buttons in emails and on pages of links.
     *
     *     For `tenant_admin`.
     */
    put: operations['setColor'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tenant/brand/logo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set logo
     * @description The logo at the top of emails and of pages of links, in place of the name.
     *
     *     For `tenant_admin`.
     */
    put: operations['setLogo'];
    post?: never;
    /**
     * Remove logo
     * @description The name is shown in its place.
     *
     *     For `tenant_admin`.
     */
    delete: operations['removeLogo'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tenant/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get settings
     * @description For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['getSettings'];
    /**
     * Put settings
     * @description Staff change those of the platform tenant.
     *
     *     For `tenant_admin`, `admin`.
     */
    put: operations['putSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/test-alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read alerting
     * @description On which channel the tenant's CSMs are alerted, and whether an alert or a test has arrived.
     *
     *     For `tenant_admin`.
     */
    get: operations['readAlerting'];
    put?: never;
    /**
     * Send test alert
     * @description Sends the caller a test alert where the tenant's CSMs are alerted, once; by the channel that takes over where that fails. At most 20 an hour.
     *
     *     For `tenant_admin`.
     */
    post: operations['sendTestAlert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/triage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Summarize triage
     * @description The open signals by cause, with who has to act, who handles them and the ARR at risk. The most urgent first.
     *
     *     For `csm`, `tenant_admin`, `member`, `admin`.
     */
    get: operations['summarizeTriage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/triage/signals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List triaged signals
     * @description The open signals of a view, or of one group of it, page by page. The most urgent first.
     *
     *     For `csm`, `tenant_admin`, `member`, `admin`.
     */
    get: operations['listTriagedSignals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List usage
     * @description What integrations were used for in 28 days unless others are asked for, and what that costs as far as prices are known,
     *     against as many days before; most calls first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/usage-prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List prices
     * @description Those that begin last come first.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listPrices'];
    put?: never;
    /**
     * Set price
     * @description Adds a price. Where one of the same use begins on the same day, it is replaced.
     *
     *     For `tenant_admin`.
     */
    post: operations['setPrice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/usage-prices/{price_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete price
     * @description From then on the use is counted by an earlier price, by the one that the provider publishes, or its cost is not known.
     *
     *     For `tenant_admin`.
     */
    delete: operations['deletePrice'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/usage/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export usage
     * @description The same as a table for a spreadsheet: all rows, with a column for the cost in each currency.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['exportUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhook-deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report webhook deliveries
     * @description Reports one attempt. After refusals for long enough, or far longer silence than usual, the integration is degraded;
     *     the next delivery to the endpoint ends that.
     *
     *     For `service`, `tenant_admin`.
     */
    post: operations['reportWebhookDeliveries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhook-endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List webhook endpoints
     * @description Endpoints of an integration of which webhooks were reported, the newest report first; 50 at most.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listWebhookEndpoints'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhook-endpoints/tests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Test webhook endpoints
     * @description Asks the platform, with the event `webhook_test_requested`, to send a test webhook to an endpoint. The platform
     *     reports that attempt like any other, so a delivery ends what was wrong.
     *
     *     For `tenant_admin`, `csm`.
     */
    post: operations['testWebhookEndpoints'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflow-runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workflow runs
     * @description The newest first.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listWorkflowRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflow-runs/{workflow_run_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get workflow run
     * @description One run with all steps of its document.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['getWorkflowRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflow-runs/{workflow_run_id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel workflow run
     * @description Ends a run. Its further steps do not act, and what it has not sent yet is not sent. What it did stays.
     *
     *     For `tenant_admin`, `admin`.
     */
    post: operations['cancelWorkflowRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflow-runs/{workflow_run_id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resume workflow run
     * @description Goes on now with a run that waits for a time or its next attempt, and tries failed steps again.
     *
     *     For `tenant_admin`, `admin`.
     */
    post: operations['resumeWorkflowRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflow-runs/{workflow_run_id}/steps/{step_id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve workflow run
     * @description The run goes on with its further steps. A step that waits for a tenant admin is refused to a CSM.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['approveWorkflowRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflow-runs/{workflow_run_id}/steps/{step_id}/refuse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refuse workflow run
     * @description The run ends here: its further steps do not act.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['refuseWorkflowRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workflow documents
     * @description For `tenant_admin`.
     */
    get: operations['listWorkflowDocuments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Preview workflow
     * @description What a document would do for past signals, beside what was done for them. Nobody is told, and nothing is stored.
     *
     *     For `tenant_admin`.
     */
    post: operations['previewWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Validate workflow
     * @description What is wrong with a document, each with its line and column. Nothing is stored.
     *
     *     For `tenant_admin`.
     */
    post: operations['validateWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get workflow document
     * @description The document in force, and the draft.
     *
     *     For `tenant_admin`.
     */
    get: operations['getWorkflowDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Save workflow draft
     * @description Stores a draft, also one with mistakes. It sets nothing in motion until it is published.
     *
     *     For `tenant_admin`.
     */
    put: operations['saveWorkflowDraft'];
    post?: never;
    /**
     * Delete workflow draft
     * @description For `tenant_admin`.
     */
    delete: operations['deleteWorkflowDraft'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish workflow document
     * @description Puts the draft in force, in place of Linesman's document of the same name. Signals that open from now on get it. Runs
     *     that have begun go on with the document that they began with.
     *
     *     For `tenant_admin`.
     */
    post: operations['publishWorkflowDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workflow replays
     * @description The newest first. They are kept for 14 days.
     *
     *     For `tenant_admin`.
     */
    get: operations['listWorkflowReplays'];
    put?: never;
    /**
     * Begin workflow replay
     * @description Begins to play past signals with the draft, or with a version, beside what is in force. A workspace has one at a time.
     *
     *     For `tenant_admin`.
     */
    post: operations['beginWorkflowReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/replays/{replay_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get workflow replay
     * @description How far it has come, and what it has found so far.
     *
     *     For `tenant_admin`.
     */
    get: operations['getWorkflowReplay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/replays/{replay_id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel workflow replay
     * @description What it has found so far is kept. One that has ended stays as it is.
     *
     *     For `tenant_admin`.
     */
    post: operations['cancelWorkflowReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/replays/{replay_id}/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workflow replay people
     * @description Who would be told more or less, those first for whom most changes.
     *
     *     For `tenant_admin`.
     */
    get: operations['listWorkflowReplayPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/replays/{replay_id}/signals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workflow replay signals
     * @description The signals for which a step or a message differs, the newest first.
     *
     *     For `tenant_admin`.
     */
    get: operations['listWorkflowReplaySignals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/roll-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Roll back workflow
     * @description Puts a version in force that was published before, or Linesman's own document. A draft stays.
     *
     *     For `tenant_admin`.
     */
    post: operations['rollBackWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List workflow versions
     * @description What was published, the newest first. Of each workflow 100 are kept, what is in force, and what kept runs began with.
     *
     *     For `tenant_admin`.
     */
    get: operations['listWorkflowVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/workflows/{workflow}/versions/{document_version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get workflow version
     * @description For `tenant_admin`.
     */
    get: operations['getWorkflowVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AccessRequestBody: {
      /** @enum {string} */
      action: 'connect' | 'reconnect' | 'grant_permission';
      /** @description The connection code. */
      provider: string;
      /**
       * Format: uuid
       * @description Required to reconnect, and with `capability_code`.
       */
      integration_id?: string;
      /** @description With `grant_permission`: the right to execute this capability, in place of the right to configure. */
      capability_code?: string;
    };
    AccessRequestView: {
      request_id: string;
      /** @enum {string} */
      action: 'connect' | 'grant_permission' | 'reconnect';
      provider: string;
      integration_id: string | null;
      capability_code: string | null;
      /** Format: date-time */
      requested_at: string;
      /** @description To how many admins an email goes. */
      admins: number;
      /** @description The caller asked for the same within the last day, and nobody is asked again. */
      repeated: boolean;
    };
    AcknowledgeBody: {
      /**
       * @description For how long nobody is reminded, on the clock of whom the signal is handled by. The severity decides where neither is given.
       * @enum {string}
       */
      span?: '1_hour' | '4_hours' | 'tomorrow' | 'next_week';
      /**
       * Format: date-time
       * @description The same as a time to come, within 30 days.
       */
      until?: string;
      /** @description For colleagues, who see it beside the signal. */
      note?: string;
    };
    Alerting: {
      /**
       * @description Where the tenant's CSMs are alerted.
       * @enum {string}
       */
      channel: 'email' | 'slack' | 'teams';
      /** @description Whether the settings of the tenant are saved, without which nobody is alerted. */
      has_settings: boolean;
      /** @description Whether somebody was told of a risk signal, in the time for which signals are kept. */
      alerted: boolean;
      /**
       * Format: date-time
       * @description When the newest test alert arrived; null where none did.
       */
      tested_at: string | null;
    };
    AnnouncedSupportTicket: {
      /** @description Whether the ticket was known already, so that nothing was done. */
      known: boolean;
    };
    ApprovalBody: {
      /** @description Why; it is kept in the audit log. */
      note?: string;
    };
    AssignBody: {
      /**
       * Format: email
       * @description Of a CSM of the tenant's customers, or of a person who has signed in.
       */
      email: string;
    };
    /** @description Customers with an open signal, each counted once. */
    AtRisk: {
      signals: number;
      customers: number;
      /** @description Together, of those whose ARR is known. */
      arr: number;
      /** @description Customers whose ARR is not known. */
      arr_unknown: number;
    };
    AtRiskAtProvider: {
      signals: number;
      customers: number;
      /** @description Together, of those whose ARR is known. */
      arr: number;
      /** @description Customers whose ARR is not known. */
      arr_unknown: number;
      connection_code: string;
      connection_name: string;
    };
    AtRiskByOwner: {
      signals: number;
      customers: number;
      /** @description Together, of those whose ARR is known. */
      arr: number;
      /** @description Customers whose ARR is not known. */
      arr_unknown: number;
      /** @enum {string} */
      owner: 'admin' | 'customer' | 'nobody' | 'provider' | 'us';
    };
    AuditView: {
      id: number;
      /** Format: date-time */
      at: string;
      /** @description A token's subject, `service:<name>` or `link:<session>`; `manifest` for a change by a provider's manifest. */
      actor: string;
      action: string;
      subject_type: string;
      subject_id: string;
      detail: {
        [key: string]: unknown;
      };
      correlation_id: string | null;
    };
    AuditViewPage: {
      items: components['schemas']['AuditView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description A subscription that is billed again and again through the integration. */
    BilledSubscription: {
      subscription_id: string;
      amount: string;
      currency: string;
      /** @enum {string} */
      interval: 'month' | 'week' | 'year';
      interval_count: number;
      /** @description The next day on which it is billed, `2026-12-01`. */
      next_on: string;
    };
    /** @description What a tenant looks like to its customers' people, beside its name. */
    Brand: {
      /** @description Of buttons, on which white text can be read. */
      color?: string;
      logo?: components['schemas']['Logo'];
    };
    /** @description The brand after a change, with the version of the settings that it is a part of. */
    BrandView: {
      version: number;
      /** @description Of buttons, on which white text can be read. */
      color?: string;
      logo?: components['schemas']['Logo'];
    };
    CallBucket: {
      /**
       * Format: date-time
       * @description Start of the bucket, which is `bucket_seconds` long.
       */
      at: string;
      successes: number;
      failures: number;
      latency_ms_average: number;
      latency_ms_max: number;
    };
    CanaryView: {
      connection_code: string;
      integration_id: string;
      chosen_by: string;
      /** Format: date-time */
      chosen_at: string;
    };
    CancelledView: {
      cancelled: number;
    };
    CapabilityBody: {
      description: string;
      /** @description JSON Schema (2020-12) of the parameters. If absent, any object is accepted. */
      parameters_schema?: Record<string, unknown>;
    };
    CapabilityView: {
      connection_code: string;
      capability_code: string;
      capability_version: number;
      description: string;
      /** @description JSON Schema of the parameters. */
      parameters_schema: {
        [key: string]: unknown;
      } | null;
      /** @description True: a manifest declares it, and the schema belongs to the manifest. False: an admin added it. */
      in_manifest: boolean;
      /** @description Version of the newest event about the capability. */
      version: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    CapabilityViewPage: {
      items: components['schemas']['CapabilityView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description Failures of one cause. */
    CauseTrend: {
      /** @enum {string} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      /** @enum {string} */
      party: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      failures: number;
      /** @description In as many days before; null where these are not kept any more. */
      failures_before: number | null;
      /** @description The share by which they grew or fell; null where there were none before, or nobody knows. */
      change_percent: number | null;
      /** @description One for each period, the oldest first. */
      by_period: number[];
    };
    ChooseCanary: {
      /**
       * Format: uuid
       * @description An integration of the platform tenant at this provider.
       */
      integration_id: string;
    };
    ChooseSlotBody: {
      /**
       * Format: date-time
       * @description One of the offered times.
       */
      slot: string;
    };
    CloseTaskBody: {
      /** @description How the task was done. */
      note?: string;
    };
    Colleague: {
      /** @description The address where no token has shown a name. */
      name: string;
      email: string;
    };
    ColorBody: {
      /** @description Such as #1f5fd6; the plain colour if absent. White text has to be readable on it: a contrast of 4.5 to 1. */
      color?: string;
    };
    CommentBody: {
      text: string;
    };
    /** @description A transition that was stored when it happened, or that a replay gave. */
    ComparedTransition: {
      /** Format: date-time */
      at: string;
      /** @description Start of the call that led to it. */
      observed_at?: string;
      /** @enum {string} */
      old_status: 'degraded' | 'disconnected' | 'healthy';
      /** @enum {string} */
      new_status: 'degraded' | 'disconnected' | 'healthy';
      /** @enum {string} */
      cause?:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
    };
    ConfirmBody: {
      /**
       * Format: uuid
       * @description A random id of the process that reads.
       */
      consumer: string;
      /** @description Where the last event stands that was handled. */
      done?: string;
      /** @description Whether another process may read the subscription now. */
      release?: boolean;
    };
    ConnectLink: {
      link_id: string;
      url: string;
      /** Format: date-time */
      expires_at: string;
    };
    /** @description A field that is absent is cleared, except for the status and a provider's own mark, which stay as they are. */
    ConnectionBody: {
      /** @enum {string} */
      status?: 'active' | 'beta' | 'deprecated';
      display_name: string;
      description?: string;
      /** Format: url */
      logo_url?: string;
    };
    ConnectionSetup: {
      connection_code: string;
      /**
       * @description How an integration is connected: by consent at the provider, or with a key that somebody enters.
       * @enum {string}
       */
      auth: 'api_key' | 'oauth2';
      /** @description Whether a consent can be started, because our app at the provider is configured. A consent may also yield a key. */
      consent: boolean;
      config_schema: components['schemas']['JsonSchema'];
      /** @description Schema of the credentials to enter. Each secret is marked `writeOnly`. */
      credential_schema?: components['schemas']['JsonSchema'];
    };
    ConnectionView: {
      connection_code: string;
      display_name: string;
      description: string | null;
      logo_url: string | null;
      /** @enum {string} */
      status: 'active' | 'beta' | 'deprecated';
      /** @description Version of the newest event about the connection. */
      version: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    ConnectionViewPage: {
      items: components['schemas']['ConnectionView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    CountedView: {
      view_id: string;
      name: string;
      /** @enum {string} */
      view: 'all' | 'mine' | 'our_side' | 'provider_outages' | 'unassigned' | 'waiting_on_customer';
      /** @description A part of the customer's or the integration's name. */
      q: string;
      /** @description How many open signals it has. */
      signals: number;
    };
    /** @description The end of credentials that nothing renews. */
    CredentialsEnd: {
      at: string;
      /** @enum {string} */
      why: 'expire' | 'unused';
    };
    CredentialsView: {
      /** @description Names of the stored fields. Nobody can read the values. */
      fields_set: string[];
      /** Format: date-time */
      expires_at: string | null;
      /** @description Whether only new credentials make the integration work again. */
      reconnect_needed: boolean;
    };
    Csm: {
      name: string;
      /** Format: email */
      email: string;
      /** @description If absent, looked up by email. */
      slack_user_id?: string;
      /** @description IANA name. If absent, the customer's is used. */
      time_zone?: string;
      manager?: components['schemas']['Manager'];
    };
    /** @description The whole customer: a field that is absent is emptied. */
    CustomerBody: {
      name: string;
      arr?: number;
      csm?: components['schemas']['Csm'];
      technical_contact?: components['schemas']['TechnicalContact'];
      /** @description Who is told, in this order, where the technical contact cannot be reached or nobody acts. Needs a technical contact. */
      other_contacts?: components['schemas']['TechnicalContact'][];
      /** @default UTC */
      time_zone: string;
      /**
       * @description The customer's ids in other systems. At a provider: by the connection (`stripe`), or by the account (`stripe:acct_1`),
       *     which counts first. Ids of profiles that Linesman made stay, unless the body has another id for the account.
       */
      external_ids?: Record<string, unknown>;
    };
    CustomerFigures: {
      customers: number;
      at_risk: number;
      arr: number;
      arr_at_risk: number;
      open_signals: number;
      unacknowledged: number;
    };
    CustomerHealth: {
      arr: number | null;
      csm?: components['schemas']['Csm'] | null;
      technical_contact?: components['schemas']['TechnicalContact'] | null;
      /**
       * @description Severity of the worst open signal.
       * @enum {string|null}
       */
      severity: 'critical' | 'high' | 'low' | 'medium' | null;
      open_signals: number;
      /** @description Open signals that nobody has acknowledged. */
      unacknowledged: number;
      /** Format: date-time */
      at_risk_since: string | null;
      integrations: number;
      disconnected: number;
      degraded: number;
      /** @description Integrations that were looked at, and of which no call has succeeded yet. */
      never_worked: number;
      /** @description Integrations that nobody looked at, or not for long. */
      unknown: number;
      /** Format: uuid */
      customer_id: string;
      name: string;
      /** @description IANA name. Messages use it for working hours and dates. */
      time_zone: string;
    };
    CustomerHealthPage: {
      items: components['schemas']['CustomerHealth'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    CustomerHistory: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @description At most fifty, critical integrations first. */
      lanes: components['schemas']['HealthLane'][];
    };
    /** @description How well the integrations of a customer work technically. */
    CustomerScore: {
      customer_id: string;
      /** @description The mean of the integrations, in which a critical one counts three times; null where nothing is known of any. */
      score: number | null;
      /** @description Integrations that count. */
      counted: number;
      /** @description Integrations without a score. */
      unknown: number;
      /** @description At most 200, critical ones first. Further ones do not count. */
      integrations: components['schemas']['IntegrationScore'][];
    };
    /** @description A customer, as services send it to each other. */
    CustomerSnapshot: {
      /** Format: uuid */
      customer_id: string;
      name: string;
      /** @description Annual recurring revenue in whole US dollars. */
      arr?: number;
      csm?: components['schemas']['Csm'];
      technical_contact?: components['schemas']['TechnicalContact'];
      /** @description Who is told, in this order, where the technical contact cannot be reached or nobody acts. */
      other_contacts?: components['schemas']['TechnicalContact'][];
      /** @description Connection code → the customer's id at that provider, e.g. `{ "stripe": "cus_…" }`. */
      external_ids?: {
        [key: string]: string;
      };
      /** @description IANA name. Messages use it for working hours and dates. */
      time_zone: string;
      version: number;
    };
    CustomerView: {
      /** Format: uuid */
      customer_id: string;
      name: string;
      arr: number | null;
      csm: components['schemas']['Csm'] | null;
      technical_contact: components['schemas']['TechnicalContact'] | null;
      /** @description Who is told where the technical contact cannot be reached or nobody acts, in this order. */
      other_contacts: components['schemas']['TechnicalContact'][];
      time_zone: string;
      /** @description The customer's ids in other systems, by the name of the system. */
      external_ids: {
        [key: string]: string;
      };
      /** @description Version of the newest event about this customer. */
      version: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    CustomerViewPage: {
      items: components['schemas']['CustomerView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description What is left of the requests that a provider allows in a day, as its answer said. */
    DailyRequests: {
      left: number;
      /** @description Absent where the answer does not name it. */
      limit?: number;
    };
    /** @description What happened to a CSM's customers, or to all of a tenant, in a time, and what is open at its end. */
    DailySummary: {
      from: string;
      to: string;
      tasks_overdue: components['schemas']['OverdueTaskListed'];
      syncs: components['schemas']['SyncsSummary'];
      fixed: components['schemas']['SummaryItemListed'];
      expiring: components['schemas']['SummaryItemListed'];
      near_limit: components['schemas']['SummaryItemListed'];
      broke: components['schemas']['SummaryItemListed'];
      still_open: components['schemas']['SummaryItemListed'];
    };
    /** @description Who gets a summary of each working day, when the working hours begin in the tenant's time zone. */
    DailySummarySettings: {
      /** @description Whether each CSM gets one of their own customers. */
      csms: boolean;
      /** @description Addresses of administrators, who get one of the whole tenant. */
      admins: string[];
    };
    /** @description Days of a time zone, such as `2026-03-29`; the last one is included. */
    Days: {
      from: string;
      to: string;
    };
    /** @description One decision about telling somebody of a signal: that they are told, later, or not. */
    Decision: {
      /** @description Of the delivery, the step or the run that the decision left. */
      id: string;
      signal_id: string;
      /** Format: date-time */
      decided_at: string;
      /**
       * Format: date-time
       * @description When it ended: the message was sent, or will not be.
       */
      settled_at: string | null;
      /** @description Null where it is about everybody whom a workflow would tell. */
      recipient: string | null;
      /** @enum {string|null} */
      audience: 'contact' | 'csm' | 'manager' | 'staff' | 'tenant' | null;
      /** @enum {string|null} */
      channel: 'email' | 'slack' | 'teams' | null;
      occasion: string | null;
      /**
       * @description `waits`: it is being sent, or is told later.
       * @enum {string}
       */
      decision: 'failed' | 'not_told' | 'told' | 'waits';
      /** @enum {string} */
      rule:
        | 'acknowledged'
        | 'address'
        | 'approval'
        | 'assignment'
        | 'cancelled'
        | 'change'
        | 'changed_meanwhile'
        | 'channel'
        | 'condition'
        | 'digest'
        | 'earlier_message'
        | 'email_reply'
        | 'end'
        | 'ended_first'
        | 'escalation'
        | 'fallback'
        | 'flap_guard'
        | 'hand_over'
        | 'many_failures'
        | 'new_link'
        | 'next_contact'
        | 'nudge'
        | 'outage'
        | 'party_at_fault'
        | 'provider_hold'
        | 'reminder'
        | 'response'
        | 'settings'
        | 'silence'
        | 'snooze'
        | 'staff'
        | 'tech_call'
        | 'told_already'
        | 'unsubscribed'
        | 'workflow'
        | 'working_hours';
      /** @description A sentence without a full stop. */
      words: string;
      /** @description The reason as it is stored. */
      reason: string | null;
      /**
       * Format: date-time
       * @description Nobody is told before; where it waits for a time.
       */
      until: string | null;
      workflow: string | null;
      /** @description The step of the workflow's document. */
      step: string | null;
    };
    DefaultView: {
      passed_over: components['schemas']['PassedOverDefault'][];
      /** Format: uuid */
      integration_id: string;
      connection_code: string;
      /**
       * @description `entity` for a user's own integration too.
       * @enum {string}
       */
      level: 'customer' | 'entity' | 'platform' | 'tenant';
      /**
       * @description `active` or `error`.
       * @enum {string}
       */
      status: 'active' | 'error' | 'inactive' | 'pending_configuration';
      status_reason?: string;
    };
    /** @description What is deleted together with an integration. */
    DeletionView: {
      /** @description Names of the stored secrets. */
      credentials: string[];
      links: number;
      /** @description How many of these links make the integration the default of an entity. */
      default_links: number;
      grants: number;
      /** @description Connect and reconnect links that still work. */
      connect_sessions: number;
      /** @description Whether the tenant's Slack messages are sent through it. If so, none are sent until the settings name another one. */
      speaks_for_tenant: boolean;
    };
    DeliveryView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      signal_id: string;
      /**
       * @description opened, outage, changed.<version>, again.<number>, partly.<version>, reminder.<number>, assigned.<number>, approval.<step>,
       *     escalated, resolved, withdrawn, click.<action>[.<number>], tech_call.<what>, new_link.<request>, handed_over.<link>, nudge,
       *     email_reply.<email>, slack_channel_refused
       */
      occasion: string;
      /** @enum {string} */
      channel: 'email' | 'slack' | 'teams';
      /** @description The person's email address, on every channel; `staff` for our own staff. */
      recipient: string;
      /** @enum {string} */
      audience: 'contact' | 'csm' | 'manager' | 'staff' | 'tenant';
      /** @enum {string} */
      state: 'ambiguous' | 'awaiting_approval' | 'failed' | 'pending' | 'sending' | 'sent' | 'suppressed';
      reason: string | null;
      attempts: number;
      /** @description How often it was sent again although an earlier attempt may have arrived. */
      duplicates: number;
      /** Format: date-time */
      next_attempt_at: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      settled_at: string | null;
    };
    DeliveryViewPage: {
      items: components['schemas']['DeliveryView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    DependentsAnswer: {
      serves: components['schemas']['ServedEntities'][];
      /** @description The customers among them, by name. */
      customers: components['schemas']['NamedCustomer'][];
      billing: components['schemas']['RecurringBillings'];
    };
    Difference: {
      /** Format: date-time */
      at: string;
      /** @description Start of the call that led to it. */
      observed_at?: string;
      /** @enum {string} */
      old_status: 'degraded' | 'disconnected' | 'healthy';
      /** @enum {string} */
      new_status: 'degraded' | 'disconnected' | 'healthy';
      /** @enum {string} */
      cause?:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      /**
       * @description Where it is: the other one does not have it.
       * @enum {string}
       */
      only_in: 'replayed' | 'stored';
    };
    /** @description From how many messages to one person on one channel on further ones come together in a digest. */
    DigestSettings: {
      /** @description So many first messages within the window are sent singly. */
      messages: number;
      /** @description The window. One digest is sent in it at most. */
      minutes: number;
    };
    EndTechCallBody: {
      /**
       * @description Whether the call took place. `cancelled` cancels one that is still to come: both people get the cancellation.
       * @enum {string}
       */
      outcome: 'held' | 'not_held' | 'cancelled';
    };
    EndedDisconnection: {
      began_at: string;
      ended_at: string;
      /** @enum {string} */
      resolution: 'verified' | 'withdrawn';
      /** @description Somebody entered new credentials before it ended. */
      reconnected?: boolean;
    };
    EndpointBody: {
      /** @description Where events are sent with POST. Starts with https://, and leads to a public address. */
      url: string;
      /** @description The types of events that it gets. */
      types: (
        | 'access_requested'
        | 'alert_delivered'
        | 'capability_changed'
        | 'connection_changed'
        | 'customer_deleted'
        | 'customer_health_score_adjusted'
        | 'customer_upserted'
        | 'execution_attempt_failed'
        | 'execution_data_erased'
        | 'execution_failed'
        | 'execution_succeeded'
        | 'execution_unknown'
        | 'first_check_message_requested'
        | 'grants_changed'
        | 'integration_created'
        | 'integration_credentials_changed'
        | 'integration_deleted'
        | 'integration_first_checked'
        | 'integration_status_changed'
        | 'integration_updated'
        | 'monitoring_data_erased'
        | 'notification_data_erased'
        | 'parked_requests_changed'
        | 'payment_integration_resolved'
        | 'payment_integration_unresolved'
        | 'provider_outage_closed'
        | 'provider_outage_opened'
        | 'provider_outage_updated'
        | 'push_received'
        | 'reconnect_link_requested'
        | 'reconnect_link_step_taken'
        | 'records_synced'
        | 'refresh_refused'
        | 'risk_signal_acknowledged'
        | 'risk_signal_acknowledgement_ended'
        | 'risk_signal_opened'
        | 'risk_signal_resolved'
        | 'risk_signal_updated'
        | 'schedule_changed'
        | 'staff_signal_closed'
        | 'staff_signal_opened'
        | 'subscription_payment_failed'
        | 'subscription_payment_ready'
        | 'subscription_payment_waiting'
        | 'sync_problem_changed'
        | 'sync_run_finished'
        | 'task_changed'
        | 'task_closed'
        | 'task_commented'
        | 'task_created'
        | 'task_overdue'
        | 'tenant_erased'
        | 'tenant_settings_changed'
        | 'usage_price_changed'
        | 'webhook_test_requested'
      )[];
      /**
       * Format: email
       * @description Who gets an email when it is disabled because it fails.
       */
      contact_email: string;
      description?: string;
    };
    EndpointChange: {
      url?: string;
      types?: (
        | 'access_requested'
        | 'alert_delivered'
        | 'capability_changed'
        | 'connection_changed'
        | 'customer_deleted'
        | 'customer_health_score_adjusted'
        | 'customer_upserted'
        | 'execution_attempt_failed'
        | 'execution_data_erased'
        | 'execution_failed'
        | 'execution_succeeded'
        | 'execution_unknown'
        | 'first_check_message_requested'
        | 'grants_changed'
        | 'integration_created'
        | 'integration_credentials_changed'
        | 'integration_deleted'
        | 'integration_first_checked'
        | 'integration_status_changed'
        | 'integration_updated'
        | 'monitoring_data_erased'
        | 'notification_data_erased'
        | 'parked_requests_changed'
        | 'payment_integration_resolved'
        | 'payment_integration_unresolved'
        | 'provider_outage_closed'
        | 'provider_outage_opened'
        | 'provider_outage_updated'
        | 'push_received'
        | 'reconnect_link_requested'
        | 'reconnect_link_step_taken'
        | 'records_synced'
        | 'refresh_refused'
        | 'risk_signal_acknowledged'
        | 'risk_signal_acknowledgement_ended'
        | 'risk_signal_opened'
        | 'risk_signal_resolved'
        | 'risk_signal_updated'
        | 'schedule_changed'
        | 'staff_signal_closed'
        | 'staff_signal_opened'
        | 'subscription_payment_failed'
        | 'subscription_payment_ready'
        | 'subscription_payment_waiting'
        | 'sync_problem_changed'
        | 'sync_run_finished'
        | 'task_changed'
        | 'task_closed'
        | 'task_commented'
        | 'task_created'
        | 'task_overdue'
        | 'tenant_erased'
        | 'tenant_settings_changed'
        | 'usage_price_changed'
        | 'webhook_test_requested'
      )[];
      /** Format: email */
      contact_email?: string;
      description?: string;
      /**
       * @description An endpoint that is enabled again gets what happened meanwhile, of the last seven days.
       * @enum {string}
       */
      state?: 'enabled' | 'disabled';
    };
    EndpointSecret: {
      secret: string;
      /**
       * Format: date-time
       * @description Until then events are signed with the secret before too.
       */
      old_secret_until: string | null;
    };
    /** @description An endpoint as the API shows it: without its secret. */
    EndpointView: {
      endpoint_id: string;
      url: string;
      description: string;
      /** @description The types of events that it gets. */
      types: string[];
      /** @description Who gets an email when it is disabled because it fails. */
      contact_email: string;
      /** @enum {string} */
      state: 'disabled' | 'enabled';
      /**
       * @description `failing`: it accepted nothing for four days; `gone`: it answered 410; `person`: somebody disabled it.
       * @enum {string|null}
       */
      disabled_because: 'failing' | 'gone' | 'person' | null;
      /**
       * Format: date-time
       * @description Until then, events are signed with the secret before the last rotation too.
       */
      old_secret_until: string | null;
      /**
       * Format: date-time
       * @description Since when it has accepted nothing; null while it accepts what it gets.
       */
      failing_since: string | null;
      /**
       * Format: date-time
       * @description About when it accepted something last, to the minute.
       */
      last_delivered_at: string | null;
      /** Format: date-time */
      created_at: string;
    };
    EndpointViewPage: {
      items: components['schemas']['EndpointView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    EndpointWithSecret: {
      endpoint_id: string;
      url: string;
      description: string;
      /** @description The types of events that it gets. */
      types: string[];
      /** @description Who gets an email when it is disabled because it fails. */
      contact_email: string;
      /** @enum {string} */
      state: 'disabled' | 'enabled';
      /**
       * @description `failing`: it accepted nothing for four days; `gone`: it answered 410; `person`: somebody disabled it.
       * @enum {string|null}
       */
      disabled_because: 'failing' | 'gone' | 'person' | null;
      /**
       * Format: date-time
       * @description Until then, events are signed with the secret before the last rotation too.
       */
      old_secret_until: string | null;
      /**
       * Format: date-time
       * @description Since when it has accepted nothing; null while it accepts what it gets.
       */
      failing_since: string | null;
      /**
       * Format: date-time
       * @description About when it accepted something last, to the minute.
       */
      last_delivered_at: string | null;
      /** Format: date-time */
      created_at: string;
      /** @description `whsec_…`, for a library of Standard Webhooks. */
      secret: string;
    };
    /** @description CloudEvents 1.0, structured mode, with Linesman's extension attributes. */
    Envelope: {
      /** @constant */
      specversion: '1.0';
      /** Format: uuid */
      id: string;
      /** @description `/<producer>` */
      source: string;
      type: string;
      /** @description Id of the aggregate. */
      subject?: string;
      time: string;
      /** @constant */
      datacontenttype: 'application/json';
      /** Format: uuid */
      tenantid: string;
      correlationid: string;
      causationid?: string;
      traceparent?: string;
      /** @description Counts the events of the aggregate, from 1, without a gap. */
      aggregateversion?: number;
      data: Record<string, unknown>;
    };
    Environment: {
      customer_id: string;
      customer_name: string;
      /** Format: date-time */
      made_at: string;
      /** @description The technical score; null where nothing is known. */
      score: number | null;
      /** @description Services that did not answer: what they know is missing. */
      missing: string[];
      /** @description Integrations beyond the 200 that are shown. */
      left_out: number;
      /** @description Critical ones first. */
      integrations: components['schemas']['EnvironmentIntegration'][];
    };
    EnvironmentCapability: {
      capability_code: string;
      version: number;
      /** @enum {string} */
      kind: 'read' | 'write';
      /** @description Of a capability that syncs records. */
      sync: {
        /** @enum {string} */
        direction: 'inbound' | 'outbound';
        object: string;
      } | null;
    };
    EnvironmentEndpoint: {
      endpoint: string;
      /** @enum {string} */
      sent_by: 'platform' | 'provider';
      last_heard_at: string;
      works: boolean;
    };
    EnvironmentIntegration: {
      integration_id: string;
      integration_name: string;
      connection_code: string;
      provider_name: string;
      /** @enum {string} */
      status: 'active' | 'error' | 'inactive' | 'pending_configuration';
      is_critical: boolean;
      purpose: string | null;
      /**
       * @description `consent` at the provider, or credentials that were `entered`; null while it is not connected.
       * @enum {string|null}
       */
      authentication: 'consent' | 'entered' | null;
      /** @description The account at the provider, where it is known. */
      account_name: string | null;
      /** @description Empty where no gateway performs any. */
      capabilities: components['schemas']['EnvironmentCapability'][];
      added_by: components['schemas']['EnvironmentPerson'];
      /** Format: date-time */
      added_at: string;
      /** @description Whose link the connection was last made with. Null where the credentials were entered with the integration, or long ago. */
      connected_by: components['schemas']['EnvironmentPerson'] | null;
      /** Format: date-time */
      connected_at: string | null;
      /** Format: date-time */
      credentials_end_at: string | null;
      /** @description What the status-monitor knows, with the reliability of 90 days. Null if it does not answer, or does not know it yet. */
      condition: components['schemas']['IntegrationCondition'] | null;
    };
    /** @description A person or service, by the subject of their token; the name where a token has shown one. */
    EnvironmentPerson: {
      subject: string;
      name: string | null;
    };
    /** @description What is wrong with an integration, as its open signal says. */
    EnvironmentProblem: {
      /** Format: uuid */
      signal_id: string;
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      opened_at: string;
      /** @enum {string} */
      cause?:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      reason: string;
    };
    ErasureView: {
      erasure_id: string;
      /** @enum {string} */
      scope: 'customer' | 'tenant';
      customer_id: string | null;
      requested_by: string;
      /** Format: date-time */
      requested_at: string;
      gone: components['schemas']['Gone'];
      answers: {
        service: string;
        /** Format: date-time */
        answered_at: string;
        erased: {
          [key: string]: number;
        };
      }[];
      waiting_for: string[];
    };
    /** @description Failures of a group on some days. Fields of other groupings are null. */
    ErrorTrend: {
      failures: number;
      /** @description In as many days before; null where these are not kept any more. */
      failures_before: number | null;
      /** @description The share by which they grew or fell; null where there were none before, or nobody knows. */
      change_percent: number | null;
      /** @description One for each period, the oldest first. */
      by_period: number[];
      integration_id: string | null;
      integration_name: string | null;
      connection_code: string | null;
      customer_id: string | null;
      customer_name: string | null;
      /** @description The most frequent first. */
      causes: components['schemas']['CauseTrend'][];
    };
    ErrorTrends: {
      from: string;
      to: string;
      time_zone: string;
      /** @description What `by_period` counts, the oldest first. */
      periods: components['schemas']['Days'][];
      items: components['schemas']['ErrorTrend'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    EventDeliveryView: {
      delivery_id: string;
      /** @description The header `webhook-id`. */
      event_id: string;
      /** @description `endpoint_test` is a test that somebody asked for. */
      type: string;
      /**
       * @description `failed`: ten attempts within three days; `deleted`: the event was deleted before it could be sent.
       * @enum {string}
       */
      state: 'deleted' | 'delivered' | 'failed' | 'pending';
      /**
       * Format: date-time
       * @description Null when there is none.
       */
      next_attempt_at: string | null;
      /** @description The last 20, the oldest first. */
      attempts: {
        /** Format: date-time */
        at: string;
        status: number | null;
        error: string | null;
        took_ms: number;
      }[];
      /** Format: date-time */
      created_at: string;
    };
    EventDeliveryViewPage: {
      items: components['schemas']['EventDeliveryView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    EventsPage: {
      /** @description In the order in which they were published. */
      events: components['schemas']['Envelope'][];
      /** @description Where to read on: send it as `after`. */
      next: string;
    };
    /** @description One thing that makes a diagnosis more or less sure. */
    Evidence: {
      /** @enum {string} */
      kind: 'canary' | 'observations' | 'outage' | 'provider' | 'siblings';
      /** @enum {string} */
      says: 'against' | 'for' | 'open';
      text: string;
    };
    /** @description The outcome. With `requested`, `running` or `parked` it has not ended yet; an event will say how it ends. */
    ExecuteAnswer: {
      /** Format: uuid */
      execution_id: string;
      /** @enum {string} */
      status: 'failed' | 'parked' | 'requested' | 'running' | 'succeeded' | 'unknown';
      connection_code: string;
      /** @description 0 while the circuit breaker or a rate limit has let no call through yet. */
      attempts: number;
      /** @description Kept for 24 hours after success. */
      output?: {
        [key: string]: unknown;
      };
      /**
       * @description The output is larger than an answer may be. `GET /v1/executions/{execution_id}` has it.
       * @enum {string}
       */
      output_left_out?: 'too_large';
      /** @description The output was deleted, after 24 hours or by an erasure. */
      answer_expired?: boolean;
      /** @description With `requested`, `running` or `parked`: why the last attempt failed. */
      error?: components['schemas']['ExecutionError'];
      finished_at?: string;
    };
    ExecuteBody: {
      capability_code: string;
      /** @description If absent, the newest version. */
      capability_version?: number;
      /**
       * @description As the capability's `parameters_schema` describes them.
       * @default {}
       */
      parameters: Record<string, unknown>;
      /** @description A write needs a key, here or in the header Idempotency-Key. */
      idempotency_key?: string;
      /** @description How long the executor tries again after passing failures, and the request waits for the answer. Default: 30. */
      timeout_seconds?: number;
      /**
       * @description How long the request waits for the answer, if that is shorter. The execution continues until its timeout, or without
       *     one for as long as its kind may take.
       */
      wait_seconds?: number;
      /**
       * @description Where the integration is disconnected, the answer is `parked` and not a refusal. The execution runs after a verified
       *     recovery, behind those that were parked before.
       */
      park?: boolean;
      /**
       * Format: date-time
       * @description It fails if it still waits then: after 7 days if absent, after 30 days at the latest. Parks it too.
       */
      park_until?: string;
    };
    /** @description Members see the parameters and result of their own requests only. */
    ExecutionDetails: {
      /**
       * Format: uuid
       * @description Sent to the provider as its idempotency key. Derived from the request's own key, if it has one.
       */
      execution_id: string;
      /**
       * Format: uuid
       * @description By which a second delivery of the command finds this row.
       */
      command_id: string | null;
      idempotency_key: string | null;
      /** Format: uuid */
      integration_id: string;
      /** @description Empty until a lease said which connection the integration has. */
      connection_code: string;
      capability_code: string;
      capability_version: number | null;
      parameters?: {
        [key: string]: unknown;
      };
      requested_by: string;
      correlation_id: string;
      /**
       * @description requested: no call is on its way; running: one may be; parked: it waits for a verified recovery.
       * @enum {string}
       */
      status: 'failed' | 'parked' | 'requested' | 'running' | 'succeeded' | 'unknown';
      attempts: number;
      /** @description An earlier attempt of a write ended without an answer. */
      may_have_acted: boolean;
      /**
       * Format: date-time
       * @description When the provider is asked next how an unknown execution ended; empty if it cannot be asked, or no longer is.
       */
      reconcile_at: string | null;
      reconciliations: number;
      /** Format: date-time */
      deadline: string;
      /**
       * Format: date-time
       * @description It fails if it is still parked then. Empty for a request that is not to be parked.
       */
      park_until: string | null;
      /**
       * Format: date-time
       * @description When the request came, of one that may be parked. In this order they are released.
       */
      accepted_at: string | null;
      result?: {
        [key: string]: unknown;
      } | null;
      error: components['schemas']['ExecutionError'] | null;
      observation: components['schemas']['Observation'] | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      finished_at: string | null;
      /** @description Parameters and result were deleted, a day after the end. */
      answer_forgotten: boolean;
      /** @description Number of the newest event about this execution. */
      version: number;
    };
    ExecutionError: {
      /** @enum {string} */
      class: 'permanent' | 'transient' | 'unknown';
      /** @enum {string} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      code: string;
      message: string;
      /**
       * @description What ends the problem. Absent if nobody has to act.
       * @enum {string}
       */
      remedy?:
        | 'check_webhooks'
        | 'correct_sign_on'
        | 'enter_key'
        | 'grant_permission'
        | 'none'
        | 'raise_quota'
        | 'reconnect'
        | 'renew_certificate'
        | 'repair_endpoint'
        | 'staff'
        | 'wait_for_provider'
        | 'wait_until_usual';
      /** @description Where a person does it, if the remedy is one for the person at the link: reconnects, enters a key, allows more. */
      reconnect_url?: string;
    };
    ExecutionView: {
      /**
       * Format: uuid
       * @description Sent to the provider as its idempotency key. Derived from the request's own key, if it has one.
       */
      execution_id: string;
      /**
       * Format: uuid
       * @description By which a second delivery of the command finds this row.
       */
      command_id: string | null;
      idempotency_key: string | null;
      /** Format: uuid */
      integration_id: string;
      /** @description Empty until a lease said which connection the integration has. */
      connection_code: string;
      capability_code: string;
      capability_version: number | null;
      requested_by: string;
      correlation_id: string;
      /**
       * @description requested: no call is on its way; running: one may be; parked: it waits for a verified recovery.
       * @enum {string}
       */
      status: 'failed' | 'parked' | 'requested' | 'running' | 'succeeded' | 'unknown';
      attempts: number;
      /** @description An earlier attempt of a write ended without an answer. */
      may_have_acted: boolean;
      /**
       * Format: date-time
       * @description When the provider is asked next how an unknown execution ended; empty if it cannot be asked, or no longer is.
       */
      reconcile_at: string | null;
      reconciliations: number;
      /** Format: date-time */
      deadline: string;
      /**
       * Format: date-time
       * @description It fails if it is still parked then. Empty for a request that is not to be parked.
       */
      park_until: string | null;
      /**
       * Format: date-time
       * @description When the request came, of one that may be parked. In this order they are released.
       */
      accepted_at: string | null;
      error: components['schemas']['ExecutionError'] | null;
      observation: components['schemas']['Observation'] | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      finished_at: string | null;
      /** @description Parameters and result were deleted, a day after the end. */
      answer_forgotten: boolean;
      /** @description Number of the newest event about this execution. */
      version: number;
    };
    ExecutionViewPage: {
      items: components['schemas']['ExecutionView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description The same task in another system. */
    ExternalRefBody: {
      id: string;
      /**
       * Format: url
       * @description Its page there, to which ours leads.
       */
      url?: string;
    };
    ExternalRefChange: {
      /** @description Empty: the task has none any more. */
      id: string;
      /** Format: url */
      url?: string;
    };
    /** @description An integration of which a sync run failed. */
    FailingSync: {
      /** Format: uuid */
      integration_id: string;
      integration_name: string;
      customer_name?: string;
      failed: number;
    };
    FieldError: {
      /** @description Dotted path of the field, e.g. `csm.email`. */
      field: string;
      message: string;
      /** @description Where it is in a document, counted from 1. */
      line?: number;
      column?: number;
    };
    /** @description How much is erased. */
    Gone: {
      customers: number;
      integrations: number;
      /** @description Stored secrets. */
      credentials: number;
      links: number;
      grants: number;
      /** @description Connect and reconnect links that still worked. */
      connect_sessions: number;
    };
    GrantBody: {
      /**
       * Format: uuid
       * @description If absent, the grant holds for every integration of the tenant, future ones included.
       */
      integration_id?: string;
      /** @enum {string} */
      action: 'configure' | 'execute';
      /** @description Only with `execute`. If absent, the grant holds for every capability. */
      capability_code?: string;
      /** @enum {string} */
      grantee_type: 'role' | 'user' | 'service';
      /** @description A role, or the subject of the token of a user or service. */
      grantee: string;
    };
    GrantView: {
      grant_id: string;
      integration_id: string | null;
      /** @enum {string} */
      action: 'configure' | 'execute';
      capability_code: string | null;
      /** @enum {string} */
      grantee_type: 'role' | 'service' | 'user';
      grantee: string;
      created_by: string;
      /** Format: date-time */
      created_at: string;
    };
    GrantViewPage: {
      items: components['schemas']['GrantView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description What the provider says that it granted with the newest consent or key. */
    GrantedScopes: {
      /** @description Of the credentials that came with it. Token refreshes since have made newer ones, with the same scopes. */
      credential_version: number;
      granted_at: string;
      scopes: string[];
    };
    /** @description How many of the tenant's integrations are in which state. */
    HealthFigures: {
      integrations: number;
      healthy: number;
      degraded: number;
      disconnected: number;
      /** @description Integrations that were looked at, and of which no call has succeeded yet. */
      never_worked: number;
      /** @description Integrations that nobody looked at, or not for long. */
      unknown: number;
      /** @description Integrations that nobody has connected yet. */
      pending: number;
      /** @description Integrations that are switched off. */
      paused: number;
    };
    HealthHistory: {
      /** @description Oldest first, one after the other without a gap. */
      periods: components['schemas']['HealthPeriod'][];
      /** @description Seconds that somebody watched, counted from the first success on. */
      watched_seconds: number;
      /** @description How much of `watched_seconds` was healthy, never rounded up. Null where nothing was watched. */
      healthy_percent: number | null;
      integration_id: string;
      /**
       * Format: date-time
       * @description Later than requested when there were more than a thousand changes since.
       */
      from: string;
      /** Format: date-time */
      to: string;
      bucket_seconds: number;
      /** @description Only buckets with calls, oldest first. */
      buckets: components['schemas']['CallBucket'][];
    };
    /** @description How the health of one of the customer's integrations changed. */
    HealthLane: {
      integration_id: string;
      integration_name: string;
      integration_type: string;
      /**
       * Format: date-time
       * @description Later than that of the history when there were more than two hundred changes since.
       */
      from: string;
      /** @description Oldest first, one after the other without a gap. */
      periods: components['schemas']['HealthPeriod'][];
      /** @description Seconds that somebody watched, counted from the first success on. */
      watched_seconds: number;
      /** @description How much of `watched_seconds` was healthy, never rounded up. Null where nothing was watched. */
      healthy_percent: number | null;
    };
    /** @description A time during which health stayed the same. */
    HealthPeriod: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /**
       * @description `unknown`: nobody watched.
       * @enum {string}
       */
      state: 'degraded' | 'disconnected' | 'healthy' | 'never_worked' | 'unknown';
      /**
       * @description Of a degraded or disconnected period.
       * @enum {string|null}
       */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      failure_reason: string | null;
    };
    HealthScoreAdjustment: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /** Format: uuid */
      customer_id: string;
      /** Format: uuid */
      signal_id: string;
      key: string;
      adjustment: number;
      reason: string;
      /**
       * Format: uuid
       * @description The adjustment that this one undoes.
       */
      gives_back: string | null;
      /** @description The score afterwards; null where no base was set, and in rows of earlier releases. */
      value: number | null;
      /** Format: date-time */
      created_at: string;
    };
    HealthScoreBody: {
      /** @description The customer's health score without what open signals take. */
      base: number;
      /** @description Why, for people who read the history. */
      reason?: string;
    };
    /** @description A base that was set, or points that a signal took or gave back. */
    HealthScoreChange: {
      id: string;
      /** Format: date-time */
      created_at: string;
      /** @description Null where it is an adjustment. */
      base: number | null;
      /** @description Null where a base was set. */
      adjustment: number | null;
      /** @description The score afterwards; null where no base was known. */
      value: number | null;
      reason: string | null;
      /** @description The subject of the token that set the base. */
      set_by: string | null;
      signal_id: string | null;
    };
    HealthScoreChangePage: {
      items: components['schemas']['HealthScoreChange'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    HealthScoreView: {
      customer_id: string;
      /** @description From 0 to 100; null until a base was set. */
      value: number | null;
      /** @description What the platform set last. */
      base: number | null;
      /** @description The sum of all adjustments: what open signals take. */
      adjustment: number;
      /** Format: date-time */
      base_set_at: string | null;
      /** @description The subject of the token that set it. */
      base_set_by: string | null;
    };
    /** @description Whom a problem concerns and what it stops, by the numbers of the moment at which it was asked. */
    Impact: {
      /** @description What does not work, as sentences. Capabilities that nobody used lately are not among them. */
      lines: string[];
      /** @description The same without how often and when, as a customer's contact reads it. */
      stopped: string[];
      /** @description Capabilities that were not used lately, so that nothing of them has stopped. */
      not_used: string[];
      /** @description The three facts that matter most, each in a few words. */
      facts: string[];
      /** @description How many requests wait until the integration works again, in words. Absent where none does. */
      waiting?: string;
      /** @description What could not be found out, as sentences with the reason. */
      not_known: string[];
      /** @enum {string} */
      syncs_stopped?: 'also' | 'only';
      arr?: number;
      /** @description Absent where the integrations service did not answer. */
      dependents?: components['schemas']['DependentsAnswer'];
      /** @description Absent where the executor did not answer. */
      workload?: components['schemas']['WorkloadAnswer'];
    };
    InboundEmailView: {
      /** Format: uuid */
      id: string;
      /**
       * Format: uuid
       * @description The email that it answers or is about.
       */
      delivery_id: string;
      /** @enum {string} */
      kind: 'automatic' | 'bounced' | 'complaint' | 'delayed' | 'reply' | 'undelivered';
      /** @description To whom the delivery was. */
      contact: string;
      from_name: string;
      from_address: string;
      subject: string;
      /** @description What the sender wrote, without what they quote; of a report, what the mail server says. */
      text: string;
      /** @description The names of what was attached, and is not kept. */
      attachments: string[];
      /** Format: date-time */
      received_at: string;
    };
    InboundEmailViewPage: {
      items: components['schemas']['InboundEmailView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description Integrations of one connection that fail for the same cause, which is our fault or the provider's. */
    Incident: {
      connection_code: string;
      /** @enum {string} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      /** @enum {string} */
      party_at_fault: 'provider' | 'us';
      /** @description How many integrations fail, of those that are watched. */
      integrations: number;
      /** @description How many integrations of this connection are in use and watched. */
      of: number;
      /** @description How many more failed when they were last watched. */
      unwatched: number;
      /** @description How many customers and tenants the failing integrations belong to. */
      customers: number;
      tenants: number;
      /**
       * Format: date-time
       * @description Since when the cause is known.
       */
      since: string;
      /** Format: date-time */
      last_failure_at: string | null;
      /** @description Each error code once. */
      error_codes: string[];
      /** @description How many have an open risk signal. */
      signals: number;
      /**
       * Format: date-time
       * @description When a message about one of these signals last reached our own staff. Null if none did.
       */
      staff_told_at: string | null;
      staff_told_by: ('email' | 'slack' | 'teams')[];
      /** @description Of how many of these signals staff were told. */
      staff_told_of: number;
      /** @description The twenty that have failed the longest. */
      members: components['schemas']['IncidentMember'][];
    };
    IncidentMember: {
      tenant_id: string;
      integration_id: string;
      /**
       * @description `unknown`: it failed when it was last watched.
       * @enum {string}
       */
      state: 'degraded' | 'disconnected' | 'healthy' | 'never_worked' | 'unknown';
      since: string;
    };
    InstalledConnection: {
      connection_code: string;
      /** @description False until staff have added our credentials for the provider, where people connect it by consent. */
      can_connect: boolean;
    };
    /** @description A field that is absent keeps its value. */
    IntegrationBody: {
      name?: string;
      /**
       * @description `inactive` switches it off, `active` switches it on again. Any other status follows from its health.
       * @enum {string}
       */
      status?: 'active' | 'inactive';
      is_critical?: boolean;
      /**
       * Format: uuid
       * @description The customer that it belongs to; null if it belongs to the tenant itself.
       */
      customer_id?: string | null;
      /** @description Subject of the user who owns it; null if no single user does. */
      user_id?: string | null;
      /** @description e.g. `notification_service`. */
      purpose?: string | null;
      /** @description Non-secret settings, as the provider's manifest declares them. */
      config?: Record<string, unknown>;
      metadata?: Record<string, unknown>;
      /** @description For a provider that takes keys. They are checked with the provider and sealed. Nobody can read them again. */
      credentials?: Record<string, unknown>;
      /**
       * Format: date-time
       * @description When these credentials end, if the provider gave the key an end. People are told seven days before.
       */
      credentials_end_at?: string;
    };
    IntegrationCapability: {
      /**
       * @description A write needs an idempotency key. Absent if no gateway performs the capability.
       * @enum {string}
       */
      kind?: 'read' | 'write';
      /** @description Whether a gateway performs the capability. Otherwise an execution fails. */
      executable: boolean;
      /** @description Set for a sync capability: the direction, and which records it keeps in step. */
      sync?: {
        /** @enum {string} */
        direction: 'inbound' | 'outbound';
        object: string;
      };
      connection_code: string;
      capability_code: string;
      capability_version: number;
      description: string;
      /** @description JSON Schema of the parameters. */
      parameters_schema?: {
        [key: string]: unknown;
      };
    };
    IntegrationCapabilityPage: {
      items: components['schemas']['IntegrationCapability'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description What the status-monitor knows of an integration. What nobody knows is absent. */
    IntegrationCondition: {
      /** Format: uuid */
      integration_id: string;
      /** @enum {string} */
      state?: 'degraded' | 'disconnected' | 'healthy' | 'never_worked' | 'unknown';
      /** @description The technical score. */
      score?: number;
      last_checked_at?: string;
      last_success_at?: string;
      last_successful_sync?: string;
      /** @description When the credentials or the certificate end and nothing renews them. */
      credentials_end_at?: string;
      /** @description Of an identity provider: fingerprints of certificates, ids of keys. */
      signing_keys?: string[];
      problem?: components['schemas']['EnvironmentProblem'];
      /** @description Of 90 days. */
      uptime_percent?: number;
      disconnections: number;
      down_seconds: number;
      /** @description Endpoints of which webhooks were reported, the newest report first; 50 at most. */
      endpoints: components['schemas']['EnvironmentEndpoint'][];
    };
    IntegrationEventView: {
      id: string;
      customer_id: string | null;
      integration_type: string;
      integration_id: string;
      /**
       * @description auth_failure, webhook_failed, sync_error, disconnected, degraded, recovered, cause_changed, reconnected, watched_again,
       *     signing_keys_changed, switched_off, switched_on
       */
      event_type: string;
      /** @description The observation, or the change of status. `failures` and `last_started_at` where several were the same. */
      error_details: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      created_at: string;
    };
    IntegrationEventViewPage: {
      items: components['schemas']['IntegrationEventView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    IntegrationHealthView: {
      id: string;
      integration_id: string;
      integration_type: string;
      integration_name: string;
      customer_id: string | null;
      /**
       * @description As of the last observation. `state` says whether that still means anything.
       * @enum {string}
       */
      status: 'degraded' | 'disconnected' | 'healthy';
      /** @enum {string} */
      state: 'degraded' | 'disconnected' | 'healthy' | 'never_worked' | 'unknown';
      /** @enum {string|null} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** @description Capabilities or probes that fail while others work. */
      failing_parts: string[];
      /** Format: date-time */
      status_since: string;
      /**
       * Format: date-time
       * @description When a call, probe, token refresh or webhook delivery was last seen, whatever came of it.
       */
      last_checked_at: string | null;
      /** Format: date-time */
      last_success_at: string | null;
      /**
       * Format: date-time
       * @description When a sync run last ended with all records read.
       */
      last_successful_sync: string | null;
      /** Format: date-time */
      last_failure_at: string | null;
      failure_count: number;
      failure_reason: string | null;
      /** @description The error code that the provider returned. */
      error_code: string | null;
      is_critical: boolean;
      /**
       * Format: date-time
       * @description When a person was last notified of an open signal, or of a change of it.
       */
      alerted_at: string | null;
      /** Format: date-time */
      resolved_at: string | null;
      credential_version: number;
      /**
       * Format: date-time
       * @description When the certificate or the credentials end and nothing renews them, as far as that is known.
       */
      credentials_end_at: string | null;
      /** @description People are warned that they end: a signal says so, and is resolved by a renewal. */
      credentials_end_soon: boolean;
      /** @description Of the requests that the provider allows in a day, while most of them are used: a signal says so. */
      requests_near_limit: components['schemas']['RequestsUsed'] | null;
      /** @description What the provider signs with, as the last probe that worked found: fingerprints of certificates, ids of keys. */
      signing_keys: string[] | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    IntegrationHealthViewPage: {
      items: components['schemas']['IntegrationHealthView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    IntegrationLink: {
      entity_type: string;
      entity_id: string;
      /** Format: uuid */
      integration_id: string;
      /** @description Empty if the link names no purpose. */
      purpose: string;
      is_default: boolean;
      /** Format: date-time */
      created_at: string;
    };
    IntegrationLinkPage: {
      items: components['schemas']['IntegrationLink'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description How well an integration works technically. */
    IntegrationScore: {
      /** @description From 0 to 100, of the parts of which something is known; null where nobody knows how the integration is. */
      score: number | null;
      parts: components['schemas']['PointsOfPart'][];
      integration_id: string;
      integration_name: string;
      connection_code: string;
      is_critical: boolean;
    };
    IntegrationStatusChanged: {
      /** Format: uuid */
      integration_id: string;
      /** Format: uuid */
      customer_id?: string;
      /** @description The connection code: salesforce, slack, dropbox… */
      integration_type: string;
      integration_name: string;
      /** @enum {string} */
      old_status: 'degraded' | 'disconnected' | 'healthy';
      /** @enum {string} */
      new_status: 'degraded' | 'disconnected' | 'healthy';
      /** @enum {string} */
      cause?:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      failure_reason?: string;
      error_code?: string;
      /** @description Parts that fail while others work. */
      failing_parts?: string[];
      is_critical: boolean;
      failure_count: number;
      detected_by:
        | 'execution'
        | 'schedule'
        | 'refresh'
        | {
            /** @description Returns the length of a String object. */
            length: number;
          }
        | 'probe'
        | 'webhook'
        | 'sso'
        | 'provider_webhook'
        | 'measurement'
        | 'records'
        | 'scopes';
      /** @description When the call of the observation began that showed the change. */
      observed_at: string;
      changed_at: string;
    };
    IntegrationView: {
      /** Format: uuid */
      integration_id: string;
      connection_code: string;
      name: string;
      /** @enum {string} */
      status: 'active' | 'error' | 'inactive' | 'pending_configuration';
      /** @description Why the integration is in `error`, in a sentence. */
      status_reason: string | null;
      /**
       * @description What the reason is about, where a cause is known.
       * @enum {string|null}
       */
      status_cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      /** @description A call was refused for a missing scope, and health has not recovered since. Other calls may work. */
      lacks_scope: boolean;
      is_critical: boolean;
      /** Format: uuid */
      customer_id: string | null;
      /** @description Subject of the user who owns it, where it belongs to one user. */
      user_id: string | null;
      purpose: string | null;
      config: {
        [key: string]: unknown;
      };
      metadata: {
        [key: string]: unknown;
      };
      provider_account_name: string | null;
      /** @description How many entities of each type it serves. */
      linked: components['schemas']['LinkedEntities'][];
      credential_version: number;
      /**
       * Format: date-time
       * @description When the credentials end and nothing renews them, as was last announced. Null if that is not known.
       */
      credentials_end_at: string | null;
      /** @description What the provider said that it granted with the newest consent or key. Null where it did not say. */
      granted: components['schemas']['GrantedScopes'] | null;
      /** @description Version of the newest event about this integration. */
      version: number;
      created_by: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      credentials: components['schemas']['CredentialsView'];
      /**
       * @description What the caller may do with it. `manage`: connect, reconnect, rename, pause and delete it, and change its settings.
       *     `configure`: also change its owner, its customer, its purpose, whether it is critical, and what it is linked to.
       */
      my_rights: ('configure' | 'manage')[];
    };
    IntegrationViewPage: {
      items: components['schemas']['IntegrationView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    JsonSchema: {
      [key: string]: unknown;
    };
    LastRun: {
      execution_id: string;
      /** Format: date-time */
      due_at: string;
      /**
       * @description Empty while the request for it waits, and after the ledger has forgotten it.
       * @enum {string|null}
       */
      status: 'failed' | 'parked' | 'requested' | 'running' | 'succeeded' | 'unknown' | null;
      /**
       * @description How far the sync came; empty if it read nothing.
       * @enum {string|null}
       */
      sync_status: 'failed' | 'partial' | 'running' | 'waiting' | 'whole' | null;
      rows: number | null;
      error: components['schemas']['ExecutionError'] | null;
      /** Format: date-time */
      finished_at: string | null;
    };
    LikelyFix: {
      /** @enum {string} */
      remedy:
        | 'check_webhooks'
        | 'correct_sign_on'
        | 'enter_key'
        | 'grant_permission'
        | 'none'
        | 'raise_quota'
        | 'reconnect'
        | 'renew_certificate'
        | 'repair_endpoint'
        | 'staff'
        | 'wait_for_provider'
        | 'wait_until_usual';
      /** @description The steps of the provider's manifest for this cause. */
      steps: string[];
    };
    /** @description Names of accounts at the provider, each shortened so that it can be recognised and not read. */
    LinkAccounts: {
      offered: string;
      /** @description Absent where the provider has not named the account of the integration. */
      expected?: string;
    };
    LinkBody: {
      /** Format: uuid */
      integration_id: string;
      /** @description e.g. `payment_processing`. */
      purpose?: string;
      is_default?: boolean;
    };
    /** @description A colleague to whom the link was handed over, as the person who did it wrote. */
    LinkColleague: {
      name: string;
      /** Format: email */
      email: string;
    };
    LinkStepView: {
      /** Format: uuid */
      link_id: string;
      /** @description In the order of the steps of a link. 0 says that the link was sent. */
      number: number;
      /** @enum {string} */
      step:
        | 'cancelled'
        | 'consent_started'
        | 'failed'
        | 'handed_over'
        | 'held'
        | 'opened'
        | 'sent'
        | 'verified'
        | 'wrong_account';
      /** Format: date-time */
      taken_at: string;
      /** @description The address of whoever the link was made for. Absent where somebody gave it to a person by hand. */
      recipient: string | null;
      accounts: components['schemas']['LinkAccounts'] | null;
      /** @description What the consent asks for, as the provider names it; of one that was cancelled. */
      access: string[] | null;
      colleague: components['schemas']['LinkColleague'] | null;
    };
    LinkStepViewPage: {
      items: components['schemas']['LinkStepView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    LinkView: {
      entity_type: string;
      entity_id: string;
      /** Format: uuid */
      integration_id: string;
      /** @description Empty if the link names no purpose. */
      purpose: string;
      is_default: boolean;
      /** Format: date-time */
      created_at: string;
      integration?: components['schemas']['IntegrationView'];
    };
    LinkViewPage: {
      items: components['schemas']['LinkView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description How many entities of one type use an integration, e.g. 12 subscriptions. */
    LinkedEntities: {
      entity_type: string;
      count: number;
    };
    LinkedTeamsChannel: {
      /** @description Absent where Microsoft did not say. */
      team_name: string | null;
      channel_name: string | null;
      /** @description Who posted the code, as Teams names them. */
      linked_by: string | null;
      /** Format: date-time */
      linked_at: string | null;
      /** @description Why the last message did not get through. Messages go by email meanwhile, and each tries the channel first. */
      refused_reason: string | null;
      /**
       * Format: date-time
       * @description Since when none got through.
       */
      refused_at: string | null;
    };
    /** @description A logo by what pages and emails need to show it. The image itself is at `/brand/<tenant_id>/logo.png`. */
    Logo: {
      /** @description Of the image, so that a new one has a new address. */
      version: string;
      /** @description In pixels. */
      width: number;
      height: number;
    };
    LogoBody: {
      /**
       * Format: base64
       * @description A PNG image of at most 64 KB and 2000 × 1000 pixels, in Base64. It is shown at most 48 pixels high.
       */
      png: string;
    };
    Manager: {
      name: string;
      /** Format: email */
      email: string;
    };
    /** @description The email that an action would send. */
    MessagePreview: {
      /** @description The address of the technical contact. Absent where the customer has none. */
      recipient: string | null;
      subject: string | null;
      text: string | null;
      /** @description Why nothing would be sent; the reasons of deliveries. */
      reason: string | null;
    };
    Metrics: {
      integration_id: string;
      /**
       * Format: date-time
       * @description Start of the first step.
       */
      from: string;
      /** Format: date-time */
      to: string;
      step_seconds: number;
      /** @description By name. */
      parts: components['schemas']['PartMetrics'][];
      /** @description Of capabilities that have synced, by name. */
      syncs: components['schemas']['SyncFreshness'][];
    };
    MetricsPoint: {
      calls: number;
      failures: number;
      /** @description Of all calls, never rounded up. */
      success_percent: number | null;
      /** @description Of the calls that succeeded: half of them, and 95 of 100, took no longer. Within about a fifth, see docs/detection.md. */
      p50_ms: number | null;
      p95_ms: number | null;
      /**
       * Format: date-time
       * @description Start of the step.
       */
      at: string;
    };
    /** @description A fault as a person sees it. Lines and columns count from 1. */
    Mistake: {
      line: number;
      column: number;
      /** @description e.g. `steps[1].config.urgency`; empty for the whole document. */
      path: string;
      message: string;
    };
    /** @description In the currency, with all its digits and as many more as the sum has: `12.30`, `0.00042`. */
    Money: {
      currency: string;
      amount: string;
    };
    MyRights: {
      /** @description Whether the caller may create and configure every integration of the tenant. */
      configure: boolean;
      /** @description Codes of the connections at which the caller may connect an own account: `user_id` is then the caller's subject. */
      connect_own: string[];
    };
    NamedAuditView: {
      /** @description Names of what the entry mentions, by id: people by their subjects, integrations, customers, and links by `link:<session>`. */
      names: {
        [key: string]: string;
      };
      /** @description Ids of the integrations that it mentions and that were deleted since, or by it. */
      deleted: string[];
      id: number;
      /** Format: date-time */
      at: string;
      /** @description A token's subject, `service:<name>` or `link:<session>`; `manifest` for a change by a provider's manifest. */
      actor: string;
      action: string;
      subject_type: string;
      subject_id: string;
      detail: {
        [key: string]: unknown;
      };
      correlation_id: string | null;
    };
    NamedAuditViewPage: {
      items: components['schemas']['NamedAuditView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    NamedCustomer: {
      /** Format: uuid */
      customer_id: string;
      name: string;
    };
    NewCapabilityBody: {
      capability_code: string;
      /** @default 1 */
      capability_version: number;
      description: string;
      /** @description JSON Schema (2020-12) of the parameters. If absent, any object is accepted. */
      parameters_schema?: Record<string, unknown>;
    };
    NewConnectionBody: {
      /**
       * @default active
       * @enum {string}
       */
      status: 'active' | 'beta' | 'deprecated';
      connection_code: string;
      display_name: string;
      description?: string;
      /** Format: url */
      logo_url?: string;
    };
    NewIntegrationBody: {
      connection_code: string;
      name: string;
      is_critical?: boolean;
      /**
       * Format: uuid
       * @description The customer that it belongs to; null if it belongs to the tenant itself.
       */
      customer_id?: string | null;
      /** @description Subject of the user who owns it; null if no single user does. */
      user_id?: string | null;
      /** @description e.g. `notification_service`. */
      purpose?: string | null;
      /** @description Non-secret settings, as the provider's manifest declares them. */
      config?: Record<string, unknown>;
      metadata?: Record<string, unknown>;
      /** @description For a provider that takes keys. They are checked with the provider and sealed. Nobody can read them again. */
      credentials?: Record<string, unknown>;
      /**
       * Format: date-time
       * @description When these credentials end, if the provider gave the key an end. People are told seven days before.
       */
      credentials_end_at?: string;
    };
    NewPrice: {
      connection_code: string;
      /** @description A capability of the connection, or `probe`. If absent, every call that no price of its own covers, probes included. */
      capability_code?: string;
      /**
       * @description call: each call to the provider, also one that fails. record: each record that a sync reads.
       * @enum {string}
       */
      per: 'call' | 'record';
      /** @description Decimal text in the currency, with at most eight digits after the point: `0.0042`. */
      amount: string;
      currency: string;
      /**
       * Format: date
       * @description The first day, in the workspace's time zone. It is in force until the day of a later price.
       */
      valid_from: string;
    };
    NewReplay: {
      /** @description A version that was published before, or that of Linesman's document. Without it the draft is played. */
      document_version?: string;
      /**
       * @description The signals of so many days are played.
       * @default 90
       */
      days: number;
    };
    NewSchedule: {
      /** Format: uuid */
      integration_id: string;
      /** @description One that syncs. */
      capability_code: string;
      /**
       * @description cron: at times that clocks show. every: so many seconds apart. webhook: when something says that data has changed.
       * @enum {string}
       */
      kind: 'cron' | 'every' | 'webhook';
      /** @description Of `cron`: minute, hour, day of the month, month and day of the week, for example 0 6 * * MON-FRI. */
      cron?: string;
      /** @description Of `cron`: where these times count, for example Europe/Paris. That of the tenant's settings if absent. */
      time_zone?: string;
      /** @description Of `every`: 60 at least. Of `webhook`: it runs after so many seconds too if nothing was heard; 300 at least. */
      every_seconds?: number;
      /** @description Of `webhook`: it runs once nothing more was heard for so many seconds, after ten times as many at the latest. */
      quiet_seconds?: number;
      /**
       * @description Of each run, as the capability takes them.
       * @default {}
       */
      parameters: Record<string, unknown>;
      /**
       * @description Whether it runs by itself.
       * @default true
       */
      enabled: boolean;
    };
    NewShadowRules: {
      /** @description The same name again is the next version. */
      name: string;
      /**
       * Format: uuid
       * @description One tenant; all if absent.
       */
      tenant_id?: string;
      /**
       * Format: date-time
       * @description The observations from here on are played, at most 31 days ago.
       */
      starts_at: string;
      /**
       * Format: date-time
       * @description At most 30 days later. In the future, the rules are evaluated every hour until then.
       */
      ends_at: string;
      /** @description A part fails after so many failures of its last `of` calls. */
      failures: number;
      of: number;
      /** @description It works again after so many successes in a row. */
      successes_to_close: number;
      /** @description An endpoint fails after so many refusals over so many seconds. */
      refusals: number;
      refused_seconds: number;
      /** @description Another table of severities. Its rows must cover every integration; that of each tenant if absent. */
      severities?: components['schemas']['SeverityRow'][];
    };
    /** @description One fact about an integration's health. */
    Observation: {
      /** Format: uuid */
      integration_id: string;
      /** @enum {string} */
      source:
        | 'execution'
        | 'measurement'
        | 'probe'
        | 'provider_webhook'
        | 'records'
        | 'refresh'
        | 'schedule'
        | 'scopes'
        | 'sso'
        | 'webhook';
      /** @enum {string} */
      outcome: 'failure' | 'success';
      /**
       * @description Set when the outcome is a failure.
       * @enum {string}
       */
      cause?:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      /** @description The provider's own code, e.g. `invalid_grant`, `INVALID_SESSION_ID`. */
      error_code?: string;
      /** @description One sentence for people. Never contains a credential. */
      message?: string;
      /** @description The part that was tried: a capability code or the name of a probe. */
      part?: string;
      http_status?: number;
      /** @description Of a refusal for want of a permission: its name, where the provider said it. */
      missing_scope?: string;
      /** @description Absent if the provider does not say. */
      daily_requests?: components['schemas']['DailyRequests'];
      latency_ms?: number;
      /** @description Of the bodies of all requests and answers of the call. Absent if there were none, and where its sync run tells them. */
      bytes_sent?: number;
      bytes_received?: number;
      /**
       * @description When the credentials, or the certificate behind them, end and nothing renews them, as a probe that worked found.
       *     Absent if the provider does not say.
       */
      credentials_end_at?: string;
      /** @description When the call began. With credential_version it shows that an answer is too late to open or close a signal. */
      started_at: string;
      credential_version: number;
    };
    OutageView: {
      outage_id: string;
      connection_code: string;
      /** @enum {string} */
      party_at_fault: 'provider' | 'us';
      /** @enum {string} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      /** Format: date-time */
      opened_at: string;
      /**
       * Format: date-time
       * @description When the provider worked again. Null while the outage is open.
       */
      ended_at: string | null;
      /** @description How many integrations of the caller's tenant it concerned. */
      integrations: number;
      /** @description How many of them still failed when it ended, or fail now. */
      still_failing: number;
    };
    OutageViewPage: {
      items: components['schemas']['OutageView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description The decision that one person is told, or is not told, that a task is overdue. */
    OverdueNotice: {
      id: string;
      /** @enum {string} */
      audience: 'csm' | 'manager' | 'tenant';
      recipient: string;
      /** @enum {string} */
      state: 'not_told' | 'told' | 'waits';
      reason: string | null;
      /** @enum {string|null} */
      channel: 'email' | 'slack' | 'teams' | null;
      /** Format: date-time */
      decided_at: string;
      /** Format: date-time */
      settled_at: string | null;
    };
    OverdueTask: {
      task_id: string;
      title: string;
      customer_name: string | null;
      due_at: string;
    };
    OverdueTaskListed: {
      /** @description How many there are. */
      count: number;
      /** @description The first ten. */
      items: components['schemas']['OverdueTask'][];
    };
    ParkedExecutionView: {
      /**
       * Format: uuid
       * @description Sent to the provider as its idempotency key. Derived from the request's own key, if it has one.
       */
      execution_id: string;
      /**
       * Format: uuid
       * @description By which a second delivery of the command finds this row.
       */
      command_id: string | null;
      idempotency_key: string | null;
      /** Format: uuid */
      integration_id: string;
      /** @description Empty until a lease said which connection the integration has. */
      connection_code: string;
      capability_code: string;
      requested_by: string;
      correlation_id: string;
      times_parked: number;
      error: components['schemas']['ExecutionError'] | null;
      /**
       * Format: date-time
       * @description When the request came. In this order they run.
       */
      accepted_at: string;
      /**
       * Format: date-time
       * @description It fails if it is still parked then.
       */
      park_until: string;
    };
    ParkedExecutionViewPage: {
      items: components['schemas']['ParkedExecutionView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description What waits for the recovery of an integration, and what became of the others since nothing waited. */
    ParkedLineView: {
      /** Format: uuid */
      integration_id: string;
      /** @description How the others ended since then. */
      succeeded: number;
      failed: number;
      unknown: number;
      cancelled: number;
      expired: number;
      parked: number;
      /**
       * Format: date-time
       * @description Since when the first of them waits.
       */
      oldest_at: string | null;
      /**
       * Format: date-time
       * @description When the next of them fails because it has waited for too long.
       */
      next_end_at: string | null;
      /** @description The one that runs now. */
      running: string | null;
    };
    /** @description The calls of one part. */
    PartMetrics: {
      calls: number;
      failures: number;
      /** @description Of all calls, never rounded up. */
      success_percent: number | null;
      /** @description Of the calls that succeeded: half of them, and 95 of 100, took no longer. Within about a fifth, see docs/detection.md. */
      p50_ms: number | null;
      p95_ms: number | null;
      /** @description A capability's code, or `probe`; empty for calls that named none. */
      part: string;
      /** @description Only steps with calls, oldest first. */
      points: components['schemas']['MetricsPoint'][];
      /** @description Null while too little is known to say. */
      usual: components['schemas']['UsualFigures'] | null;
    };
    /** @description What one party was at fault for. */
    PartyShare: {
      /** @enum {string} */
      party: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      disconnections: number;
      down_seconds: number;
      degraded_seconds: number;
    };
    /** @description A default that cannot be used, so that the next level was tried, or one of several that a user has. */
    PassedOverDefault: {
      /** Format: uuid */
      integration_id: string;
      /** @enum {string} */
      level: 'customer' | 'entity' | 'platform' | 'tenant';
      /** @enum {string} */
      status: 'active' | 'error' | 'inactive' | 'pending_configuration';
    };
    PaymentSetupView: {
      subscription_id: string;
      /** Format: uuid */
      customer_id: string | null;
      purpose: string;
      /** @description What is billed again and again. Without it, only a profile is made. */
      billing: components['schemas']['SubscriptionBilling'] | null;
      /** @enum {string} */
      status: 'failed' | 'requested' | 'succeeded' | 'unknown' | 'unresolved' | 'waiting';
      /** @description Why no integration serves it, or why the integration that serves it is in `error`. */
      reason: string | null;
      attempt: number;
      /** @enum {string|null} */
      level: 'customer' | 'entity' | 'platform' | 'tenant' | null;
      /** Format: uuid */
      integration_id: string | null;
      connection_code: string | null;
      idempotency_key: string | null;
      /** Format: uuid */
      command_id: string | null;
      /** Format: uuid */
      execution_id: string | null;
      /** @description The customer at the payment provider. */
      profile_id: string | null;
      /** @description What bills the customer at the payment provider. */
      billing_id: string | null;
      error: components['schemas']['ExecutionError'] | null;
      /** @description Version of the newest event about this setup. */
      version: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    PendingCredentialsView: {
      integration_id: string;
      /** @description Names of the fields that were entered. Nobody can read the values. */
      fields_set: string[];
      /** @description `link:<session>`: the audit log names the person that the link was made for. */
      entered_by: string;
      /** Format: date-time */
      entered_at: string;
    };
    /** @description The name of a person or service, or their email address where no token has shown a name. */
    PersonName: {
      /** @enum {string} */
      kind: 'service' | 'user';
      subject: string;
      name: string;
    };
    PersonView: {
      /** @enum {string} */
      kind: 'service' | 'user';
      /** @description The subject of the token; a grant names it. */
      subject: string;
      name: string | null;
      email: string | null;
      roles: string[];
      /**
       * Format: date-time
       * @description The day on which a token of the person was last seen.
       */
      seen_at: string;
    };
    /** @description A decision with what its signal is about. */
    PersonsDecision: {
      /** @description Of the delivery, the step or the run that the decision left. */
      id: string;
      signal_id: string;
      /** Format: date-time */
      decided_at: string;
      /**
       * Format: date-time
       * @description When it ended: the message was sent, or will not be.
       */
      settled_at: string | null;
      /** @description Null where it is about everybody whom a workflow would tell. */
      recipient: string | null;
      /** @enum {string|null} */
      audience: 'contact' | 'csm' | 'manager' | 'staff' | 'tenant' | null;
      /** @enum {string|null} */
      channel: 'email' | 'slack' | 'teams' | null;
      occasion: string | null;
      /**
       * @description `waits`: it is being sent, or is told later.
       * @enum {string}
       */
      decision: 'failed' | 'not_told' | 'told' | 'waits';
      /** @enum {string} */
      rule:
        | 'acknowledged'
        | 'address'
        | 'approval'
        | 'assignment'
        | 'cancelled'
        | 'change'
        | 'changed_meanwhile'
        | 'channel'
        | 'condition'
        | 'digest'
        | 'earlier_message'
        | 'email_reply'
        | 'end'
        | 'ended_first'
        | 'escalation'
        | 'fallback'
        | 'flap_guard'
        | 'hand_over'
        | 'many_failures'
        | 'new_link'
        | 'next_contact'
        | 'nudge'
        | 'outage'
        | 'party_at_fault'
        | 'provider_hold'
        | 'reminder'
        | 'response'
        | 'settings'
        | 'silence'
        | 'snooze'
        | 'staff'
        | 'tech_call'
        | 'told_already'
        | 'unsubscribed'
        | 'workflow'
        | 'working_hours';
      /** @description A sentence without a full stop. */
      words: string;
      /** @description The reason as it is stored. */
      reason: string | null;
      /**
       * Format: date-time
       * @description Nobody is told before; where it waits for a time.
       */
      until: string | null;
      workflow: string | null;
      /** @description The step of the workflow's document. */
      step: string | null;
      integration_name: string | null;
      customer_name: string | null;
    };
    PersonsDecisionPage: {
      items: components['schemas']['PersonsDecision'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    PointsOfPart: {
      /** @enum {string} */
      part: 'calls' | 'credentials' | 'freshness' | 'problems' | 'state' | 'uptime';
      /** @description Null where nothing is known: the part does not count. */
      points: number | null;
      most: number;
      /** @description What the points follow from. */
      says: string;
    };
    PreviewBody: {
      /**
       * Format: uuid
       * @description The signal to preview. Without it the last ones are that the document is about.
       */
      signal_id?: string;
      /**
       * @description How many signals at most.
       * @default 5
       */
      last: number;
      /** @description The document, in YAML. */
      source: string;
    };
    PreviewedRun: {
      workflow: string;
      document_version: string;
      state: string;
      reason: string | null;
      steps: components['schemas']['PreviewedStep'][];
    };
    PreviewedSignal: {
      signal_id: string;
      integration_id: string;
      integration_name: string;
      customer_name: string | null;
      /** @enum {string} */
      signal_type:
        'integration_degraded' | 'integration_disconnected' | 'integration_expiring' | 'integration_near_limit';
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @enum {string|null} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      opened_at: string;
      /** @description The connection, where it is an outage: the document begins with these. Null for a signal. */
      outage_of: string | null;
      /** @description What would be done, by all workflows, if it opened (or changed, or ended, as the trigger says) now, as it was last. */
      would: components['schemas']['PreviewedRun'][];
      /** @description What was done when it opened. */
      did: components['schemas']['PreviewedRun'][];
    };
    PreviewedStep: {
      step_id: string;
      action: string;
      state: string;
      /** @description Why it was skipped. */
      reason: string | null;
      told: components['schemas']['PreviewedTold'] | null;
    };
    PreviewedTold: {
      audience: string;
      channel: string;
      recipient: string;
      state: string;
      /** @description Why nobody is told, or why later. */
      reason: string | null;
      /**
       * Format: date-time
       * @description Not before this time.
       */
      at: string;
    };
    PreviousDisconnections: {
      /** @description As far back as signals are kept: 400 days. */
      count: number;
      last?: components['schemas']['EndedDisconnection'];
    };
    PriceView: {
      price_id: string;
      connection_code: string;
      /** @description Null for every call of the connection that no price of its own covers. */
      capability_code: string | null;
      /** @enum {string} */
      per: 'call' | 'record';
      amount: string;
      currency: string;
      valid_from: string;
      set_by: string;
      /** Format: date-time */
      set_at: string;
    };
    PriceViewPage: {
      items: components['schemas']['PriceView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description RFC 9457. Programs branch on `type`, which never changes; `detail` tells people what to do. */
    ProblemDocument: {
      type: string;
      title: string;
      status: number;
      detail?: string;
      errors?: components['schemas']['FieldError'][];
      /** @description What ends the problem. */
      remedy?: string;
      /** @description The page where a person does that. */
      reconnect_url?: string;
      /** @description After so many seconds the request may succeed; also in the header Retry-After. */
      retry_after?: number;
    } & {
      [key: string]: unknown;
    };
    ProviderStatus: {
      connection_code: string;
      connection_name: string;
      /**
       * @description `recovering`: nearly all calls succeed again, and the others are being tried.
       * @enum {string}
       */
      status: 'outage' | 'recovering' | 'works';
      /** @description The outage that is open. */
      outage: components['schemas']['OutageView'] | null;
      /** @description Outages within the last 90 days that were the provider's fault, and how many minutes of these days they took. */
      outages: number;
      minutes: number;
    };
    RebuildProgress: {
      /** Format: date-time */
      began_at: string;
      /**
       * Format: date-time
       * @description Null until it ends.
       */
      ended_at: string | null;
      /** @description How many customers, integrations and settings of tenants were read. */
      read: number;
      /** @description How many of their replicas differed, and were repaired. */
      drifted: number;
    };
    ReconnectLinkBody: {
      /**
       * Format: uuid
       * @description The risk signal that the link is for. The link is revoked when the signal closes.
       */
      signal_id?: string;
    };
    RecurringBillings: {
      count: number;
      /** @description How many of them are billed today or tomorrow. */
      due_soon: number;
      /** @description There are more than were counted. */
      more?: boolean;
      /** @description Those that are billed first. */
      next: components['schemas']['BilledSubscription'][];
    };
    /** @description How reliable something was on some days. Fields of other groupings are null. */
    Reliability: {
      integrations: number;
      /** @description Of the watched time, in which they were not disconnected. Never rounded up. */
      uptime_percent: number | null;
      /** @description Of the watched time, in which they were degraded. They count as up. */
      degraded_percent: number | null;
      /** @description Time that somebody watched, from the first success on, and in which they were switched on. */
      watched_seconds: number;
      unwatched_seconds: number;
      degraded_seconds: number;
      down_seconds: number;
      /** @description Disconnections that began. */
      disconnections: number;
      /** @description Disconnections that had not ended at the end of the period. */
      ongoing: number;
      /** @description Mean time from a disconnection to its end, of those that ended because it worked again. */
      mttr_seconds: number | null;
      /** @description Uptime for each disconnection. */
      mtbf_seconds: number | null;
      /** @description Mean time from the last call that worked until the signal opened: the longest that it can have gone unseen. */
      time_to_detect_seconds: number | null;
      /** @description Mean time from the signal to the first message that somebody received. */
      time_to_tell_seconds: number | null;
      /** @description Mean time from the signal to the first thing that a person did: acknowledged it, or reconnected. */
      time_to_act_seconds: number | null;
      /** @description The customer, us, the provider, the customer's endpoint, and nobody, always in this order. */
      by_party: components['schemas']['PartyShare'][];
      integration_id: string | null;
      integration_name: string | null;
      connection_code: string | null;
      customer_id: string | null;
      customer_name: string | null;
      /** @description The first day and the last one, in the time zone. */
      from: string;
      to: string;
      time_zone: string;
    };
    ReliabilityPage: {
      items: components['schemas']['Reliability'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    ReliabilityPeriods: {
      /** @description The oldest first. Empty without an integration. */
      items: components['schemas']['Reliability'][];
    };
    /** @description When somebody is reminded of a signal that nobody has acted on. */
    ReminderRule: {
      /** @description Hours after the first message; nobody is reminded where there are none and `daily` is false. */
      remind_after_hours: number[];
      /** @description And then each day, when working hours begin. */
      daily: boolean;
      /** @description Working hours after which the CSM's manager is told; never if absent. */
      escalate_after_working_hours?: number;
      /** @description Working hours after which the customer's next contact is told, where there is one; never if absent. */
      next_contact_after_working_hours?: number;
    };
    /** @description By severity; a severity that is absent has its default. */
    ReminderSettings: {
      critical?: components['schemas']['ReminderRule'];
      high?: components['schemas']['ReminderRule'];
      medium?: components['schemas']['ReminderRule'];
      low?: components['schemas']['ReminderRule'];
    };
    /** @description What the replay says of one person. */
    ReplayPersonView: {
      person_id: string;
      /** @description For whom the messages are worded, such as `csm`. */
      audience: string;
      recipient: string;
      messages_now: number;
      messages_would: number;
      /** @description How many of these are digests. */
      digests_now: number;
      digests_would: number;
      /** @description Of how many signals the person would be notified who is not now, and of how many no longer, in a digest or alone. */
      added: number;
      removed: number;
      /** @enum {string} */
      change: 'as_many' | 'fewer' | 'more';
    };
    ReplayPersonViewPage: {
      items: components['schemas']['ReplayPersonView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description A signal for which something differs. */
    ReplaySignalView: {
      signal_id: string;
      /** Format: date-time */
      opened_at: string;
      integration_id: string | null;
      integration_name: string | null;
      customer_name: string | null;
      /** @description Runs of which a step differs: by the documents in force, and by the text that is played. */
      now: components['schemas']['PreviewedRun'][];
      would: components['schemas']['PreviewedRun'][];
      /** @description Messages to the person who is asked for. Null where nobody is. */
      messages_now: number | null;
      messages_would: number | null;
    };
    ReplaySignalViewPage: {
      items: components['schemas']['ReplaySignalView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description What the stored observations of an integration lead to, beside what happened. Differences are a defect. */
    ReplayView: {
      /**
       * Format: date-time
       * @description Up to when it was played: earlier than asked where there was too much.
       */
      to: string;
      /**
       * Format: date-time
       * @description Since when observations of the integration are stored, if any are.
       */
      stored_since: string | null;
      observations: number;
      stored: components['schemas']['ComparedTransition'][];
      replayed: components['schemas']['ComparedTransition'][];
      /** @description Within ten seconds of both ends nothing is compared: what belongs together may lie on both sides. */
      differences: components['schemas']['Difference'][];
      integration_id: string;
      tenant_id: string;
      connection_code: string;
      /** Format: date-time */
      from: string;
    };
    RequestedTest: {
      attempt_id: string;
      /** Format: date-time */
      requested_at: string;
    };
    RequestsUsed: {
      used: number;
      limit: number;
    };
    RespondBody: {
      /** @description For colleagues, who see it beside the signal. */
      note?: string;
    };
    RevocationView: {
      /** @enum {string} */
      state: 'failed' | 'in_use' | 'not_offered' | 'pending' | 'revoked';
      provider_name: string;
      /** @description What became of our access, in a sentence or two. */
      sentence: string;
    };
    RiskSignalView: {
      signal_id: string;
      integration_id: string;
      integration_name: string;
      integration_type: string;
      connection_name: string;
      customer_id: string | null;
      customer: components['schemas']['CustomerSnapshot'] | null;
      /** @enum {string} */
      signal_type:
        'integration_degraded' | 'integration_disconnected' | 'integration_expiring' | 'integration_near_limit';
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @enum {string} */
      status: 'acknowledged' | 'open' | 'resolved' | 'withdrawn';
      /** @enum {string|null} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      failure_reason: string | null;
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** @enum {string|null} */
      detected_by:
        | 'execution'
        | 'measurement'
        | 'probe'
        | 'provider_webhook'
        | 'records'
        | 'refresh'
        | 'schedule'
        | 'scopes'
        | 'sso'
        | 'webhook'
        | null;
      /** @description Nobody is notified before this time. */
      hold_until: string | null;
      occurrences: number;
      /** Format: date-time */
      opened_at: string;
      /** Format: date-time */
      last_seen_at: string;
      acknowledged_by: string | null;
      /** Format: date-time */
      acknowledged_at: string | null;
      /**
       * Format: date-time
       * @description When the integration was last reconnected while the signal was open.
       */
      reconnected_at: string | null;
      /** Format: date-time */
      resolved_at: string | null;
      /** @enum {string|null} */
      resolution: 'verified' | 'withdrawn' | null;
    };
    RiskSignalViewPage: {
      items: components['schemas']['RiskSignalView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    RollBackBody: {
      /** @description One that was published before. Without it Linesman's own document is in force again. */
      document_version?: string;
    };
    RotateBody: {
      /** @description For so many hours events are signed with the old secret too; 0 if it is known to others. */
      keep_old_hours?: number;
    };
    RunBody: {
      /** @description Why; it is kept in the audit log. */
      note?: string;
    };
    /** @description One execution of a workflow for a signal. */
    RunView: {
      workflow_run_id: string;
      signal_id: string;
      workflow: string;
      workflow_version: string;
      /**
       * @description `held`: nobody is told yet; `waiting`: a step waits for a time, a person or its next attempt; `suppressed`: no step acted,
       *     for the reason; `failed`: its document cannot be read; `cancelled`: a person stopped it, or refused it.
       * @enum {string}
       */
      state: 'cancelled' | 'done' | 'failed' | 'held' | 'running' | 'suppressed' | 'waiting';
      reason: string | null;
      /**
       * Format: date-time
       * @description When a held or waiting run continues.
       */
      goes_on_at: string | null;
      /** @description The step at which it waits. */
      waits_at: string | null;
      failed_steps: number;
      /** Format: date-time */
      created_at: string;
      /** @description Null for an integration of the tenant itself, and for a customer who was erased. */
      customer_name: string | null;
      integration_name: string | null;
      /** @description The connection whose outage it runs for. Null where it runs for a signal. */
      outage_of: string | null;
    };
    RunViewPage: {
      items: components['schemas']['RunView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    RunWithSteps: {
      steps: components['schemas']['StepView'][];
      workflow_run_id: string;
      signal_id: string;
      workflow: string;
      workflow_version: string;
      /**
       * @description `held`: nobody is told yet; `waiting`: a step waits for a time, a person or its next attempt; `suppressed`: no step acted,
       *     for the reason; `failed`: its document cannot be read; `cancelled`: a person stopped it, or refused it.
       * @enum {string}
       */
      state: 'cancelled' | 'done' | 'failed' | 'held' | 'running' | 'suppressed' | 'waiting';
      reason: string | null;
      /**
       * Format: date-time
       * @description When a held or waiting run continues.
       */
      goes_on_at: string | null;
      /** @description The step at which it waits. */
      waits_at: string | null;
      failed_steps: number;
      /** Format: date-time */
      created_at: string;
      /** @description Null for an integration of the tenant itself, and for a customer who was erased. */
      customer_name: string | null;
      integration_name: string | null;
      /** @description The connection whose outage it runs for. Null where it runs for a signal. */
      outage_of: string | null;
    };
    /** @description A view, narrowed to names, that the caller saved. */
    SavedView: {
      view_id: string;
      name: string;
      /** @enum {string} */
      view: 'all' | 'mine' | 'our_side' | 'provider_outages' | 'unassigned' | 'waiting_on_customer';
      /** @description A part of the customer's or the integration's name. */
      q: string;
    };
    SavedViewBody: {
      /** @enum {string} */
      view: 'all' | 'mine' | 'unassigned' | 'waiting_on_customer' | 'provider_outages' | 'our_side';
      /** @description A part of the customer's or the integration's name. */
      q: string;
      /** @description No two views of a person have the same one. */
      name: string;
    };
    SavedViewName: {
      /** @description No two views of a person have the same one. */
      name: string;
    };
    /** @description When it runs and with what. A field that is absent is emptied. */
    ScheduleBody: {
      /**
       * @description cron: at times that clocks show. every: so many seconds apart. webhook: when something says that data has changed.
       * @enum {string}
       */
      kind: 'cron' | 'every' | 'webhook';
      /** @description Of `cron`: minute, hour, day of the month, month and day of the week, for example 0 6 * * MON-FRI. */
      cron?: string;
      /** @description Of `cron`: where these times count, for example Europe/Paris. That of the tenant's settings if absent. */
      time_zone?: string;
      /** @description Of `every`: 60 at least. Of `webhook`: it runs after so many seconds too if nothing was heard; 300 at least. */
      every_seconds?: number;
      /** @description Of `webhook`: it runs once nothing more was heard for so many seconds, after ten times as many at the latest. */
      quiet_seconds?: number;
      /**
       * @description Of each run, as the capability takes them.
       * @default {}
       */
      parameters: Record<string, unknown>;
      /**
       * @description Whether it runs by itself.
       * @default true
       */
      enabled: boolean;
    };
    ScheduleView: {
      /** @description Members do not see them. */
      parameters?: {
        [key: string]: unknown;
      };
      /** @description In which `cron` counts: its own time zone or the tenant's. */
      counts_in: string;
      last_run: components['schemas']['LastRun'] | null;
      /** Format: uuid */
      schedule_id: string;
      /** Format: uuid */
      integration_id: string;
      connection_code: string;
      capability_code: string;
      /** @enum {string} */
      kind: 'cron' | 'every' | 'webhook';
      /** @description Five fields. */
      cron: string | null;
      /** @description In which `cron` counts; the tenant's if empty. */
      time_zone: string | null;
      /** @description Of `webhook`: the longest time without a run. */
      every_seconds: number | null;
      /** @description Of `webhook`: how long nothing more must be heard before a run. */
      quiet_seconds: number | null;
      /** @description A paused one does not run by itself. */
      enabled: boolean;
      /**
       * @description The status of the integration with which no run can succeed; empty if one can.
       * @enum {string|null}
       */
      held: 'error' | 'inactive' | 'pending_configuration' | null;
      /** Format: date-time */
      held_at: string | null;
      /**
       * Format: date-time
       * @description Empty while it is paused.
       */
      next_at: string | null;
      /**
       * Format: date-time
       * @description When the first webhook came that no run has followed yet.
       */
      triggered_at: string | null;
      /**
       * Format: date-time
       * @description When a run was last left out because the one before had not ended.
       */
      skipped_at: string | null;
      /**
       * Format: date-time
       * @description When a run of the capability last read everything, by the schedule or by a request.
       */
      last_success_at: string | null;
      /**
       * @description The problem that people were notified of.
       * @enum {string|null}
       */
      problem: 'sync_failed' | 'sync_late' | null;
      created_by: string;
      /** Format: date-time */
      created_at: string;
      updated_by: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    ScheduleViewPage: {
      items: components['schemas']['ScheduleView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description A sync that runs by a schedule, also where no run has come yet. */
    ScheduledSync: {
      capability_code: string;
      /**
       * @description When a run was due first since one last read everything, or since somebody last changed the schedule; otherwise when
       *     the next one is due. Absent while the schedule is paused.
       */
      due_at?: string;
      /** @description In which its times count. */
      time_zone: string;
      /** @description Runs that were due since then and had their time. At most 100 are counted. */
      missed_runs: number;
    };
    SendAgainBody: {
      /**
       * Format: date-time
       * @description Every event since then is sent, also what was delivered. Events are kept for seven days.
       */
      since: string;
    };
    /** @description Why somebody was told, or not, on one day. */
    SentSummary: {
      id: string;
      /** @description The day where the tenant is. */
      day: string;
      recipient: string;
      /** @enum {string} */
      audience: 'csm' | 'tenant';
      /** @enum {string} */
      channel: 'email' | 'slack' | 'teams';
      /** Format: date-time */
      covers_from: string;
      /** Format: date-time */
      covers_until: string;
      /** @enum {string} */
      state: 'not_sent' | 'pending' | 'sending' | 'sent';
      /** @description Why it was not sent, or has not been so far; `nothing_to_say` where there was nothing. */
      reason: string | null;
      /** @description How much it said. */
      counts: components['schemas']['SummaryCounts'] | null;
      /** Format: date-time */
      settled_at: string | null;
    };
    SentSummaryPage: {
      items: components['schemas']['SentSummary'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    SentTest: {
      /**
       * @description Where it arrived; null where it arrived nowhere.
       * @enum {string|null}
       */
      channel: 'email' | 'slack' | 'teams' | null;
      /** @description Whether it is where all your CSMs read it, and not with you alone. */
      in_channel: boolean;
      /** @description Why the channel of the workspace did not take it, so that it went to you directly; null where none did so. */
      channel_refused: string | null;
      /** @description Which channels took nothing before, and why. */
      refused: components['schemas']['UnsentTest'][];
      /** @description Which channel gave no answer: it may have arrived there, so none was tried after it. */
      no_answer: components['schemas']['UnsentTest'] | null;
    };
    /** @description The entities of one type that an integration serves. */
    ServedEntities: {
      entity_type: string;
      count: number;
      /** @description The first of them. */
      ids: string[];
    };
    /** @description All settings of a tenant but its brand, which has routes of its own: a field that is absent goes back to its default. */
    SettingsBody: {
      product_name: string;
      /** Format: email */
      mail_from: string;
      enabled_providers?: string[];
      working_hours?: components['schemas']['WorkingHours'];
      /**
       * Format: uuid
       * @description A `slack` integration: Linesman sends the Slack messages of this tenant through its workspace.
       */
      slack_integration_id?: string;
      /**
       * @description A channel in that workspace, by its id or a name such as #customer-alerts: CSMs are notified there, and mentioned.
       *     Linesman joins a public channel, and has to be invited to a private one. In direct messages if absent.
       */
      slack_channel_id?: string;
      /** @description Origins of pages that show calls to action, such as https://app.example.com. On other pages a browser shows none. */
      page_origins?: string[];
      /** @description Settings of the platform tenant only: where our staff are notified of what only they can repair. */
      staff_alerts?: components['schemas']['StaffAlerts'];
      /**
       * @description For example Europe/Paris; UTC if absent. Schedules of syncs count in it that name none of their own, and daily summaries
       *     are sent when the working hours begin in it.
       */
      time_zone?: string;
      /** @description Who gets a summary of each working day; nobody if absent. */
      daily_summary?: components['schemas']['DailySummarySettings'];
      /**
       * @description Of customers' people whose own language is not known. If absent, pages of links are in what their browser asks for, and emails in English.
       * @enum {string}
       */
      language?: 'en' | 'de' | 'fr' | 'es' | 'ja';
      /** @description When somebody is reminded of a risk signal that nobody has acted on, and when the CSM's manager is told. */
      reminders?: components['schemas']['ReminderSettings'];
      /** @description From how many messages to one CSM within a time on further ones come together in one. 5 in 10 minutes if absent. */
      digest?: components['schemas']['DigestSettings'];
      /**
       * @description How severe a risk signal is when it opens or changes. Of the rows for integrations that are critical, or of those for the
       *     others, the one with the highest `arr_from` that the customer's ARR reaches decides; both kinds need a row from 0.
       */
      severity_policy?: components['schemas']['SeverityRow'][];
    };
    /** @description Version 0: nothing was stored yet, and there is no sender for email. */
    SettingsView: {
      product_name?: string;
      /**
       * Format: email
       * @description Sender of emails. Replies go to it too.
       */
      mail_from?: string;
      /** @description Connections that get a call to action. */
      enabled_providers: string[];
      working_hours: components['schemas']['WorkingHours'];
      /**
       * Format: uuid
       * @description The `slack` integration that sends the tenant's messages.
       */
      slack_integration_id?: string;
      /** @description A channel in the workspace of `slack_integration_id`, in which CSMs are told. In direct messages if absent. */
      slack_channel_id?: string;
      /** @description Its name when it was chosen, without the #. */
      slack_channel_name?: string;
      /** @description Origins of the tenant's pages that show calls to action. */
      page_origins?: string[];
      staff_alerts?: components['schemas']['StaffAlerts'];
      /** @description IANA name, in which schedules of syncs count, and whose morning the daily summary is sent in. UTC if absent. */
      time_zone?: string;
      /** @description Nobody gets a daily summary without it. */
      daily_summary?: components['schemas']['DailySummarySettings'];
      /**
       * @description Of a customer's people whose own language is not known. If absent, pages are in what their browser asks for, and emails in English.
       * @enum {string}
       */
      language?: 'de' | 'en' | 'es' | 'fr' | 'ja';
      /** @description When somebody is reminded of a signal that nobody has acted on. */
      reminders?: components['schemas']['ReminderSettings'];
      /** @description From how many messages to one person on further ones come together. */
      digest?: components['schemas']['DigestSettings'];
      /** @description How severe the tenant's risk signals are. `defaultSeverityPolicy` if absent. */
      severity_policy?: components['schemas']['SeverityRow'][];
      /** @description Linesman's plain look if absent. */
      brand?: components['schemas']['Brand'];
      version: number;
    };
    SettleBody: {
      /** @enum {string} */
      status: 'succeeded' | 'failed';
      /** @description Where the person looked it up, e.g. the provider's reference. */
      note: string;
    };
    Settlement: {
      /**
       * Format: uuid
       * @description Sent to the provider as its idempotency key. Derived from the request's own key, if it has one.
       */
      execution_id: string;
      /**
       * @description requested: no call is on its way; running: one may be; parked: it waits for a verified recovery.
       * @enum {string}
       */
      status: 'failed' | 'parked' | 'requested' | 'running' | 'succeeded' | 'unknown';
      result: {
        [key: string]: unknown;
      } | null;
      error: components['schemas']['ExecutionError'] | null;
      /** Format: date-time */
      finished_at: string | null;
      /** @description Number of the newest event about this execution. */
      version: number;
    };
    /** @description How severe a risk signal is, for integrations that are critical or are not, from an ARR of the customer on. */
    SeverityRow: {
      is_critical: boolean;
      /** @description The row applies from this annual recurring revenue on, in US dollars, up to that of the next row. */
      arr_from: number;
      /** @enum {string} */
      disconnected: 'critical' | 'high' | 'low' | 'medium';
      /** @enum {string} */
      degraded: 'critical' | 'high' | 'low' | 'medium';
    };
    ShadowRulesView: {
      /** @description The same name again is the next version. */
      name: string;
      /**
       * Format: date-time
       * @description The observations from here on are played, at most 31 days ago.
       */
      starts_at: string;
      /**
       * Format: date-time
       * @description At most 30 days later. In the future, the rules are evaluated every hour until then.
       */
      ends_at: string;
      /** @description A part fails after so many failures of its last `of` calls. */
      failures: number;
      of: number;
      /** @description It works again after so many successes in a row. */
      successes_to_close: number;
      /** @description An endpoint fails after so many refusals over so many seconds. */
      refusals: number;
      refused_seconds: number;
      rules_id: string;
      version: number;
      tenant_id: string | null;
      severities: components['schemas']['SeverityRow'][] | null;
      created_by: string;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description Up to when the observations were played. Null before the first evaluation has ended.
       */
      evaluated_to: string | null;
      /** @description From 0 to 1 while they are being evaluated. */
      progress: number | null;
      /** @description Integrations that could not be evaluated. */
      failed: number;
      /** @description How many signals, by what the rules would have done with them; `rated` are those of another severity. */
      signals: {
        opened: number;
        later: number;
        not_opened: number;
        earlier: number;
        same: number;
        rated: number;
      };
    };
    ShadowRulesViewPage: {
      items: components['schemas']['ShadowRulesView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /**
     * @description A signal that the rules would have treated otherwise. `told` is whom they would have told; of `not_opened`, whom the live
     *     rules would. It is null where that was not asked: it is asked of the first 50 of these signals of each integration.
     */
    ShadowSignalView: {
      shadow_signal_id: string;
      tenant_id: string;
      integration_id: string;
      connection_code: string;
      /** @enum {string} */
      outcome: 'earlier' | 'later' | 'not_opened' | 'opened' | 'rated';
      cause: string | null;
      /** Format: date-time */
      live_opened_at: string | null;
      /** Format: date-time */
      live_closed_at: string | null;
      /** @enum {string|null} */
      live_severity: 'critical' | 'high' | 'low' | 'medium' | null;
      /** Format: date-time */
      shadow_opened_at: string | null;
      /** Format: date-time */
      shadow_closed_at: string | null;
      /** @enum {string|null} */
      shadow_severity: 'critical' | 'high' | 'low' | 'medium' | null;
      /** @description Empty: nobody. Null: not asked. */
      told: components['schemas']['ShadowTold'][] | null;
    };
    ShadowSignalViewPage: {
      items: components['schemas']['ShadowSignalView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description One person, with a masked address. */
    ShadowTold: {
      audience: string;
      channel: string;
      recipient: string;
      /** @description Why this person would not have been told. */
      reason?: string;
    };
    /** @description What is known of one risk signal's problem at a moment. */
    SignalDiagnosis: {
      /** Format: uuid */
      signal_id: string;
      as_of: string;
      /** @enum {string} */
      cause?:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      reason?: string;
      error_code?: string;
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** @description The start of the first call that failed. */
      failing_since: string;
      last_worked_at?: string;
      /** @enum {string} */
      certainty: 'confirmed' | 'doubted' | 'seen_once';
      evidence: components['schemas']['Evidence'][];
      /** @description The newest first. */
      tried: components['schemas']['Tried'][];
      /** @description When it is checked next. Absent where nothing is planned. */
      next_check_at?: string;
      previous: components['schemas']['PreviousDisconnections'];
      likely_fix: components['schemas']['LikelyFix'];
      /** @description Absent once the signal has ended. */
      impact?: components['schemas']['Impact'];
    };
    /** @description Who handles a signal. */
    SignalHandlingView: {
      signal_id: string;
      /** @description Whom it was assigned to, otherwise the customer's CSM, or the tenant's mailbox. */
      handler_email: string;
      handler_name: string;
      assigned_by: string | null;
      /** Format: date-time */
      assigned_at: string | null;
      acknowledged_by: string | null;
      /**
       * Format: date-time
       * @description Absent where nobody has acknowledged it, or the acknowledgement has ended.
       */
      acknowledged_until: string | null;
      /** @description Absent where it is not snoozed. */
      snoozed_by: string | null;
      /** @description Whom the snooze spares messages. */
      snoozed_email: string | null;
      /**
       * Format: date-time
       * @description Absent where it is snoozed until it gets worse.
       */
      snoozed_until: string | null;
      /** @description How often somebody was reminded. */
      reminders: number;
      /** Format: date-time */
      reminded_at: string | null;
      /**
       * Format: date-time
       * @description When the CSM's manager was told that nobody acts.
       */
      escalated_at: string | null;
    };
    /** @description Who has been told so far that a signal opened. */
    SignalNotice: {
      signal_id: string;
      /** Format: date-time */
      first_told_at: string | null;
      told: number;
      /** @description People who are still to be told. */
      waiting: number;
      /** @description Messages among these that a person has to approve first. */
      awaiting_approval: number;
      /** @description Messages among these that wait for working hours. */
      waiting_for_hours: number;
      /**
       * Format: date-time
       * @description When the first of those may be sent.
       */
      hours_begin_at: string | null;
      /** @description Deliveries that failed or were suppressed. */
      untold: number;
      /** @description To whom the newest of these was. */
      untold_recipient: string | null;
      /** @description Why the newest of these was not sent. */
      reason: string | null;
      /**
       * Format: date-time
       * @description Nobody is told before.
       */
      held_until: string | null;
      /** @description Why nobody is notified of this signal alone: it is part of an outage, one of many failures at once, was silenced, or its integration is unstable. */
      not_singly: string | null;
      /** @description Absent where no workflow started, because no trigger matches. */
      workflow: string | null;
    };
    /** @description One thing that is wrong with an integration. A signal has all of them. */
    SignalProblem: {
      /** @enum {string} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent';
      /** @enum {string} */
      party: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** @description What fails: a capability code, an endpoint. Absent if all of it does. */
      part?: string;
      since: string;
      /** @description Of refused webhooks: how many since then. */
      failures?: number;
      /** @description Of refused webhooks: what the endpoint answered to the last one. Absent if it did not answer. */
      http_status?: number;
      /** @description Of a missing permission: its name, where the provider said it. */
      missing_scope?: string;
      /** @description Of syncs that fail or are late: when one last worked. Absent where none has. */
      last_worked_at?: string;
      /** @description What happened, in one sentence. */
      reason?: string;
    };
    /** @description What a person did about a signal. The first response acknowledges it. */
    SignalResponse: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /** Format: uuid */
      signal_id: string;
      /** @enum {string} */
      action: 'acknowledge' | 'schedule_tech_call' | 'send_fix_instructions' | 'tell_customer';
      /** @description 1 for the first response with this action. It is asked again only where no email went out. */
      asked: number;
      /** @description The person's name, as the place where they answered shows it. */
      actor: string;
      actor_id: string;
      note: string | null;
      /** Format: date-time */
      responded_at: string;
    };
    /** @description A risk signal with everything that a message about it needs. */
    SignalSnapshot: {
      /** Format: uuid */
      signal_id: string;
      /** @enum {string} */
      signal_type:
        'integration_degraded' | 'integration_disconnected' | 'integration_expiring' | 'integration_near_limit';
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @description The health change that caused it. Triggers of workflows are matched against it. */
      status_change: components['schemas']['IntegrationStatusChanged'];
      /** @description Absent if the integration belongs to no customer. The tenant's admins are notified then. */
      customer?: components['schemas']['CustomerSnapshot'];
      connection_name: string;
      /** @description All problems, the worst first; `status_change.cause` is the first one's. Absent in events of older versions. */
      problems?: components['schemas']['SignalProblem'][];
      /** @description Parts that work, where others fail. */
      working_parts?: string[];
      /** @description What does not work, as sentences, computed from what stopped. */
      impact: string[];
      /**
       * @description Absent where no sync stopped, and in events of older versions.
       * @enum {string}
       */
      syncs_stopped?: 'also' | 'only';
      troubleshooting: string[];
      /** @description Where a person reconnects in the product, e.g. `Settings > Integrations > Salesforce > Reconnect`. */
      reconnect_path: string;
      /** @description Set while the credentials end soon and still work. */
      credentials_end?: components['schemas']['CredentialsEnd'];
      previous_disconnection_at?: string;
      opened_at: string;
      /** @description Nobody is notified before this time, because the cause may be an outage. */
      hold_until?: string;
    };
    SilenceBody: {
      /**
       * Format: date-time
       * @description At once if absent.
       */
      starts_at?: string;
      /**
       * Format: date-time
       * @description At most 30 days after it starts, or 366 days where it is silent at some times of the week only.
       */
      ends_at: string;
      /** @description The times of the week in which it is silent. If absent, it is silent all the time. */
      weekly?: components['schemas']['WeeklyTimeBody'];
      /** @description Shown to everybody who asks why nobody is told. */
      reason: string;
      connection_code?: string;
      /** Format: uuid */
      customer_id?: string;
      /** Format: uuid */
      integration_id?: string;
    };
    SilenceChange: {
      /** Format: date-time */
      ends_at: string;
    };
    /** @description Open risk signals that a silence covers. People who were notified of them before still get their messages. */
    SilencePreview: {
      signals: number;
      customers: number;
      integrations: number;
      /** @description The names of up to five of these integrations. */
      examples: string[];
    };
    SilenceView: {
      connection_code: string | null;
      customer_id: string | null;
      integration_id: string | null;
      silence_id: string;
      /** Format: date-time */
      starts_at: string;
      /** Format: date-time */
      ends_at: string;
      weekly: components['schemas']['WeeklyTime'] | null;
      reason: string;
      /** @description The name of who made it. */
      made_by: string;
      /** @description The name of who ended it before its time. */
      ended_by: string | null;
      /** Format: date-time */
      created_at: string;
      /** @description Our staff made it, about every workspace. */
      everywhere: boolean;
      /**
       * @description `waiting`: it has not begun, or is between two of its times of the week.
       * @enum {string}
       */
      state: 'ended' | 'silent' | 'waiting';
      /**
       * Format: date-time
       * @description While it is silent: when that ends.
       */
      silent_until: string | null;
    };
    SilenceViewPage: {
      items: components['schemas']['SilenceView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description A record that could not be synced, and why. */
    SkippedRecord: {
      external_id?: string;
      reason: string;
    };
    /** @description Slack sends a form. */
    SlackForm: {
      /** @description JSON. */
      payload: string;
    };
    SnoozeBody: {
      /**
       * @description `worse`: until the problem gets worse. The others count on the clock of whom the signal is handled by.
       * @enum {string}
       */
      span?: '1_hour' | '4_hours' | 'tomorrow' | 'next_week' | 'worse';
      /**
       * Format: date-time
       * @description The same as a time to come, within 30 days.
       */
      until?: string;
    };
    SourceBody: {
      /** @description The document, in YAML. */
      source: string;
    };
    /** @description One attempt of a person to sign in to the platform through an integration for single sign-on. */
    SsoLogin: {
      /** Format: uuid */
      integration_id: string;
      /** @description The platform's id of the attempt. A report that is repeated counts once. */
      attempt_id: string;
      /** @enum {string} */
      outcome: 'signed_in' | 'failed';
      /**
       * @description With `failed` only.
       * @enum {string}
       */
      failure?:
        | 'user_refused'
        | 'signature_invalid'
        | 'certificate_unknown'
        | 'certificate_expired'
        | 'audience_mismatch'
        | 'issuer_unknown'
        | 'client_refused'
        | 'idp_timeout'
        | 'idp_error';
      /** @description A sentence for people. It names no person and holds no token. */
      message?: string;
      /** Format: date-time */
      attempted_at: string;
    };
    /** @description Where our own staff are notified of what only they can repair. Settings of the platform tenant only. */
    StaffAlerts: {
      /** Format: email */
      email?: string;
      /** @description A user or channel in the workspace of the platform tenant's `slack_integration_id`. */
      slack_id?: string;
    };
    /** @description What staff need to know of a delivery. The recipient is masked, and the text of the message is not part of it. */
    StaffDeliveryView: {
      /** @description The fallback channel tells the same person the same thing. */
      mailed_instead: boolean;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /** Format: uuid */
      signal_id: string;
      /**
       * @description opened, outage, changed.<version>, again.<number>, partly.<version>, reminder.<number>, assigned.<number>, approval.<step>,
       *     escalated, resolved, withdrawn, click.<action>[.<number>], tech_call.<what>, new_link.<request>, handed_over.<link>, nudge,
       *     email_reply.<email>, slack_channel_refused
       */
      occasion: string;
      /** @enum {string} */
      channel: 'email' | 'slack' | 'teams';
      /** @description The person's email address, on every channel; `staff` for our own staff. */
      recipient: string;
      /** @enum {string} */
      audience: 'contact' | 'csm' | 'manager' | 'staff' | 'tenant';
      /** @enum {string} */
      state: 'ambiguous' | 'awaiting_approval' | 'failed' | 'pending' | 'sending' | 'sent' | 'suppressed';
      reason: string | null;
      attempts: number;
      /** @description How often it was sent again although an earlier attempt may have arrived. */
      duplicates: number;
      /** Format: date-time */
      next_attempt_at: string;
      /** Format: date-time */
      leased_until: string | null;
      /**
       * Format: date-time
       * @description Since when nobody knows whether it arrived.
       */
      ambiguous_since: string | null;
      correlation_id: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      settled_at: string | null;
    };
    StaffDeliveryViewPage: {
      items: components['schemas']['StaffDeliveryView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    StaffSignal: {
      staff_signal_id: string;
      /** @enum {string} */
      kind: 'clock_wrong' | 'messages_late' | 'outage_ours' | 'probes_fail' | 'probes_late';
      about: string;
      /** @description The sentence with the number that was measured last. */
      reason: string;
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      opened_at: string;
      /** Format: date-time */
      closed_at: string | null;
      title: string;
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @description The section of the runbook that says what to do. */
      runbook: string;
    };
    /** @description What staff need to know of a risk signal. Tenants, customers and integrations appear as ids only. */
    StaffSignalView: {
      signal_id: string;
      tenant_id: string;
      integration_id: string;
      connection_code: string;
      /** @enum {string} */
      signal_type:
        'integration_degraded' | 'integration_disconnected' | 'integration_expiring' | 'integration_near_limit';
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @enum {string} */
      status: 'acknowledged' | 'open' | 'resolved' | 'withdrawn';
      /** @enum {string|null} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** Format: date-time */
      opened_at: string;
      /** Format: date-time */
      acknowledged_at: string | null;
      /** Format: date-time */
      resolved_at: string | null;
    };
    StaffSignalViewPage: {
      items: components['schemas']['StaffSignalView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    StaffSilenceBody: {
      /** @description It is about every workspace's integrations of this provider. */
      connection_code: string;
      /** Format: date-time */
      starts_at?: string;
      /**
       * Format: date-time
       * @description At most 30 days after it starts, or 366 days where it is silent at some times of the week only.
       */
      ends_at: string;
      weekly?: components['schemas']['WeeklyTimeBody'];
      /** @description Shown to every workspace that has an integration of the provider. */
      reason: string;
    };
    /** @description A task of our staff, who see ids of other tenants, and no names. */
    StaffTaskView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /**
       * Format: uuid
       * @description Of what it is about: a risk signal, a staff signal, a hold. Its own id where somebody made it about none of them.
       */
      signal_id: string;
      /**
       * Format: uuid
       * @description The tenant of the signal, where it is not the task's own: a task of our staff in the platform tenant.
       */
      signal_tenant_id: string | null;
      /** Format: uuid */
      customer_id: string | null;
      /**
       * Format: uuid
       * @description Where somebody made it about one integration.
       */
      integration_id: string | null;
      /** @description What it was created for, so that it is created once: a step of a workflow, a response, a bounced email, a request. */
      key: string;
      title: string;
      /** @enum {string} */
      priority: 'critical' | 'high' | 'low' | 'medium';
      /** @description An email address. Absent where anyone of the tenant may take it. */
      assignee: string | null;
      /** Format: date-time */
      due_at: string;
      /** @enum {string} */
      status: 'closed' | 'open';
      closes_with_signal: boolean;
      closed_by: string | null;
      /** Format: date-time */
      closed_at: string | null;
      /** @description The note of the person who closed it. */
      note: string | null;
      /** @description Who made it by hand. */
      created_by: string | null;
      /** @description The same task in another system. */
      external_ref: components['schemas']['TaskExternalRef'] | null;
      /** @description Counts its events. */
      version: number;
      /** Format: date-time */
      created_at: string;
      signal_state: string | null;
    };
    StaffTaskViewPage: {
      items: components['schemas']['StaffTaskView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    StepView: {
      /** @description Null where the run has not reached it. */
      step_id: string | null;
      /** @description Its `id` in the document. */
      name: string;
      action: string;
      /**
       * @description Null where the run has not reached it. A step that became a message or a webhook is `running` while that is sent.
       * @enum {string|null}
       */
      state: 'done' | 'failed' | 'pending' | 'retrying' | 'running' | 'skipped' | 'waiting' | null;
      reason: string | null;
      /**
       * Format: date-time
       * @description When the run continues, after a step that waits or is tried again.
       */
      due_at: string | null;
      attempts: number;
      /** @description Why the last attempt that failed did, also where a later one succeeded. */
      last_error: string | null;
      /** @description As it was evaluated; empty for a customer who was erased. */
      config: {
        [key: string]: unknown;
      };
      output: {
        [key: string]: unknown;
      } | null;
      /** Format: date-time */
      updated_at: string | null;
    };
    StoppedContact: {
      email: string;
      /** @enum {string|null} */
      stopped: 'bounced' | 'unsubscribed' | null;
      /** Format: date-time */
      stopped_at: string | null;
    };
    StoppedContactPage: {
      items: components['schemas']['StoppedContact'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description What is billed again and again. */
    SubscriptionBilling: {
      /** @description What each period costs, in the currency: `100.00`. */
      amount: string;
      currency: string;
      /** @enum {string} */
      interval: 'month' | 'week' | 'year';
      /** @description If absent, 1. */
      interval_count?: number;
      /** @description The first day that is billed. If absent, the day of the setup. */
      starts_on?: string;
      /** @description What the invoice says. */
      description?: string;
      /** @description Days to pay an invoice. If absent, 14. */
      days_until_due?: number;
    };
    SuccessReport: {
      detection: {
        signals: number;
        /** @description Signals that opened at most an hour after the last call that worked. */
        within_hour: number;
        /** @description Signals that opened more than an hour after the first call that failed. */
        later: number;
        /** @description The others: nobody knows when in between it broke. */
        perhaps: number;
        /** @description Of those that are known. */
        within_hour_percent: number | null;
      };
      resolution: {
        /** @description Signals that ended because it worked again. */
        resolved: number;
        /** @description Of these, the ones that no user met as a failed execution, and no support ticket was about. */
        before_noticed: number;
        before_noticed_percent: number | null;
        goal_percent: number;
      };
      tickets: {
        opened: number;
        /** @description In as many days just before. */
        opened_before: number;
        change_percent: number | null;
        goal_percent: number;
      };
      uptime: {
        uptime_percent: number | null;
        goal_percent: number;
        /** @description Integrations of which something is known. */
        integrations: number;
        below_goal: number;
      };
      from: string;
      to: string;
      time_zone: string;
    };
    /** @description What is kept of a summary: it says why somebody was told. */
    SummaryCounts: {
      /** @description Integrations near the limit of a day's requests; absent where they were counted among those still open. */
      near_limit?: number;
      tasks_overdue: number;
      syncs: number;
      syncs_failed: number;
      fixed: number;
      expiring: number;
      broke: number;
      still_open: number;
    };
    /** @description A problem as a summary names it. */
    SummaryItem: {
      signal_id: string;
      integration_id: string;
      integration_name: string;
      connection_name: string;
      customer_name: string | null;
      severity: string;
      /** @description What is wrong, or was. */
      reason: string | null;
      opened_at: string;
      closed_at: string | null;
      /** @description When the credentials end, where that is the problem. */
      ends_at: string | null;
    };
    SummaryItemListed: {
      /** @description How many there are. */
      count: number;
      /** @description The first ten. */
      items: components['schemas']['SummaryItem'][];
    };
    /** @description A list under its heading, such as `Broke and still open (2)`. */
    SummaryPart: {
      heading: string;
      lines: string[];
    };
    /** @description The summary that would be sent now. */
    SummaryPreview: {
      /** @description Whether the settings of the tenant send summaries at all. */
      switched_on: boolean;
      /** @description Whether they send one to the caller. Of CSMs it is known once they have a customer. */
      sent_to_me: boolean;
      /** @description False once the caller has switched it off. */
      wanted: boolean;
      /** @description Of the tenant. */
      time_zone: string;
      /**
       * Format: date-time
       * @description When the next ones are decided; null before the first.
       */
      next_at: string | null;
      headline: string;
      /** @description What it says, list by list. */
      parts: components['schemas']['SummaryPart'][];
      summary: components['schemas']['DailySummary'];
    };
    /** @description A ticket about an integration, in the platform's own system. */
    SupportTicket: {
      /** @description The platform's id of it. A ticket that is reported again counts once. */
      ticket_id: string;
      /** Format: uuid */
      integration_id: string;
      /**
       * Format: date-time
       * @description When the customer opened it.
       */
      opened_at: string;
    };
    SyncFreshness: {
      capability_code: string;
      /**
       * Format: date-time
       * @description When the last sync ended that was complete.
       */
      last_synced_at: string;
      /**
       * Format: date-time
       * @description From when on its data count as stale. Null where they do, where nobody knows what is usual, or where a schedule says when
       *     it is late.
       */
      stale_after: string | null;
    };
    /** @description duration_ms: so far, while the run has not ended. */
    SyncRunView: {
      /** Format: uuid */
      run_id: string;
      /** Format: uuid */
      execution_id: string;
      /** Format: uuid */
      integration_id: string;
      connection_code: string;
      capability_code: string;
      object: string;
      /** @enum {string} */
      direction: 'inbound' | 'outbound';
      full_resync: boolean;
      parameters?: {
        [key: string]: unknown;
      };
      requested_by: string;
      /** @enum {string} */
      status: 'failed' | 'partial' | 'running' | 'waiting' | 'whole';
      pages: number;
      /** @description Events `records_synced`, each of which carries its number. */
      batches: number;
      rows: number;
      new: number;
      changed: number;
      unchanged: number;
      deleted: number;
      skipped: number;
      /** @description Of the bodies of requests and answers. */
      bytes_sent: number;
      bytes_received: number;
      /** @description Of the first skipped records. */
      skipped_reasons: components['schemas']['SkippedRecord'][];
      /** @description How often a page could not be read. */
      failures: number;
      /** @description Why the last of these pages could not be read; empty once the run is whole. */
      error: components['schemas']['ExecutionError'] | null;
      /** Format: date-time */
      fresh_as_of: string | null;
      /** Format: date-time */
      started_at: string;
      /** Format: date-time */
      finished_at: string | null;
      duration_ms: number;
    };
    SyncRunViewPage: {
      items: components['schemas']['SyncRunView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description A sync that has run through the integration. */
    SyncUse: {
      capability_code: string;
      /** @description Everything that the provider had at this time was read. Absent before a pass has finished. */
      fresh_as_of?: string;
      last_run_at: string;
      last_run_status: string;
      /** @description What lay between its runs as a rule. Absent after fewer than three, and where a schedule says when it runs. */
      usual_seconds?: number;
      /** @description When the next run is due, by that. */
      due_at?: string;
    };
    SyncedObjectView: {
      object: string;
      /** @description How many records there are that are not deleted. They are counted up to 10,000. */
      records: number;
      /** @description Whether there are more than were counted. */
      more: boolean;
    };
    SyncedRecordView: {
      /** Format: uuid */
      integration_id: string;
      object: string;
      external_id: string;
      /** Format: uuid */
      record_id: string;
      /** @description Empty once the record is deleted. */
      data: {
        [key: string]: unknown;
      };
      deleted: boolean;
      /**
       * Format: uuid
       * @description The run that changed it last.
       */
      run_id: string;
      /** Format: date-time */
      first_seen_at: string;
      /** Format: date-time */
      last_seen_at: string;
      /** Format: date-time */
      changed_at: string;
    };
    SyncedRecordViewPage: {
      items: components['schemas']['SyncedRecordView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    SyncsSummary: {
      /** @description Sync runs that ended. */
      runs: number;
      /** @description Those of them that read no record. */
      failed: number;
      /** @description How many integrations these are of. */
      failing_integrations: number;
      /** @description The first ten, most failures first. */
      failing: components['schemas']['FailingSync'][];
    };
    TakeBody: {
      /**
       * Format: uuid
       * @description A random id of the process that reads.
       */
      consumer: string;
      /** @description Where the last event stands that was handled, or `next` if all of the answer before were. */
      done?: string;
      /** @description Only events of these types. */
      types?: string[];
      /** @default 100 */
      limit: number;
      /**
       * @description How long to wait for the first event, if there is none.
       * @default 0
       */
      wait_seconds: number;
    };
    Taken: {
      /** @enum {string} */
      kind: 'automatic' | 'bounced' | 'complaint' | 'delayed' | 'reply' | 'undelivered' | 'unknown';
      /** @enum {string} */
      outcome: 'known' | 'not_ours' | 'taken';
    };
    TakenEvents: {
      events: components['schemas']['Envelope'][];
      /** @description Where each event stands, in the same order. */
      places: string[];
      /** @description Up to here there is no other event that is wanted. */
      next: string;
      /** @description Another process reads the subscription, so there are no events here. */
      held_by_another: boolean;
      /** @description The subscription was not read for so long that events were deleted unread. */
      missed: boolean;
    };
    TaskBody: {
      title: string;
      /**
       * @default medium
       * @enum {string}
       */
      priority: 'critical' | 'high' | 'medium' | 'low';
      /**
       * Format: uuid
       * @description The risk signal that it is about, which says the customer. It may have ended.
       */
      signal_id?: string;
      /** Format: uuid */
      customer_id?: string;
      /** Format: uuid */
      integration_id?: string;
      /**
       * Format: email
       * @description Of a CSM of the tenant's customers, or of a person who has signed in. If absent, anyone of the tenant may take it.
       */
      assignee?: string;
      /** Format: date-time */
      due_at?: string;
      /** @description In place of `due_at`: after so many hours in which the assignee works, by the tenant's working hours on their clock. */
      due_in_working_hours?: number;
      external_ref?: components['schemas']['ExternalRefBody'];
    };
    /** @description What is absent stays as it is. */
    TaskChangeBody: {
      title?: string;
      /** @enum {string} */
      priority?: 'critical' | 'high' | 'medium' | 'low';
      /** @description As in a new task. Empty: anyone of the tenant may take it. */
      assignee?: string;
      /** Format: date-time */
      due_at?: string;
      /** @description In place of `due_at`, from now on. */
      due_in_working_hours?: number;
      external_ref?: components['schemas']['ExternalRefChange'];
    };
    /** @description What somebody wrote about a task. */
    TaskComment: {
      comment_id: string;
      /** @description An email address, or the subject of a platform service's token. */
      author: string;
      text: string;
      /** Format: date-time */
      created_at: string;
    };
    TaskCommentPage: {
      items: components['schemas']['TaskComment'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    /** @description The same task in another system. */
    TaskExternalRef: {
      id: string;
      url?: string;
    };
    /** @description A task with what it is about, which is empty for a customer who was erased. */
    TaskView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /**
       * Format: uuid
       * @description The tenant of the signal, where it is not the task's own: a task of our staff in the platform tenant.
       */
      signal_tenant_id: string | null;
      /** Format: uuid */
      customer_id: string | null;
      /**
       * Format: uuid
       * @description Where somebody made it about one integration.
       */
      integration_id: string | null;
      /** @description What it was created for, so that it is created once: a step of a workflow, a response, a bounced email, a request. */
      key: string;
      title: string;
      /** @enum {string} */
      priority: 'critical' | 'high' | 'low' | 'medium';
      /** @description An email address. Absent where anyone of the tenant may take it. */
      assignee: string | null;
      /** Format: date-time */
      due_at: string;
      /** @enum {string} */
      status: 'closed' | 'open';
      closes_with_signal: boolean;
      closed_by: string | null;
      /** Format: date-time */
      closed_at: string | null;
      /** @description The note of the person who closed it. */
      note: string | null;
      /** @description Who made it by hand. */
      created_by: string | null;
      /** @description The same task in another system. */
      external_ref: components['schemas']['TaskExternalRef'] | null;
      /** @description Counts its events. */
      version: number;
      /** Format: date-time */
      created_at: string;
      /** @description Null where it is about no signal. */
      signal_id: string | null;
      signal_state: string | null;
      customer_name: string | null;
      integration_name: string | null;
      /** @description How many comments it has. */
      comments: number;
      /** @description The connection whose outage it is about. Null where it is about a signal. */
      outage_of: string | null;
    };
    TaskViewPage: {
      items: components['schemas']['TaskView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    TeamsChannelView: {
      /** @description Whether this deployment of Linesman has an app for Microsoft Teams. */
      offered: boolean;
      /** @description The channel in which CSMs and their managers are notified, and mentioned. Absent where none is linked. */
      linked: components['schemas']['LinkedTeamsChannel'] | null;
      /**
       * Format: date-time
       * @description Until when the newest code can be used. Absent where there is none.
       */
      code_ends_at: string | null;
    };
    TeamsCode: {
      code: string;
      /** Format: date-time */
      ends_at: string;
      /** @description What somebody posts in the channel. It is shown once. */
      command: string;
    };
    /** @description What the contact's link permits is not for others. */
    TechCallView: {
      /** Format: uuid */
      signal_id: string;
      /** Format: uuid */
      tenant_id: string;
      /** @description The contact's email address. */
      contact: string;
      /** @description The CSM's email address. Absent where the customer has no CSM, and the tenant's mailbox is invited. */
      csm: string | null;
      /** @description ISO times. */
      slots: string[];
      /** Format: date-time */
      starts_at: string | null;
      /** @enum {string|null} */
      outcome: 'cancelled' | 'declined' | 'held' | 'not_held' | null;
      outcome_by: string | null;
      /** Format: date-time */
      outcome_at: string | null;
      /** Format: date-time */
      created_at: string;
    };
    TechnicalContact: {
      name: string;
      /** Format: email */
      email: string;
      title?: string;
      /**
       * @description Of emails to them and of the pages behind their links. If absent, the tenant's.
       * @enum {string}
       */
      language?: 'de' | 'en' | 'es' | 'fr' | 'ja';
    };
    TenantAuditView: {
      tenant_id: string;
      id: number;
      /** Format: date-time */
      at: string;
      /** @description A token's subject, `service:<name>` or `link:<session>`; `manifest` for a change by a provider's manifest. */
      actor: string;
      action: string;
      subject_type: string;
      subject_id: string;
      detail: {
        [key: string]: unknown;
      };
      correlation_id: string | null;
    };
    TenantAuditViewPage: {
      items: components['schemas']['TenantAuditView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    TenantErasureBody: {
      /**
       * Format: uuid
       * @description The tenant's id again, as a confirmation, because an erasure cannot be undone.
       */
      confirm_tenant_id: string;
    };
    TenantReliability: {
      success: components['schemas']['SuccessReport'];
      /** @description Of each connection of the tenant, the longest time disconnected first. */
      items: components['schemas']['Reliability'][];
    };
    TenantSettings: {
      product_name: string;
      /**
       * Format: email
       * @description Sender of emails. Replies go to it too.
       */
      mail_from: string;
      /** @description Connections that get a call to action. */
      enabled_providers: string[];
      working_hours: components['schemas']['WorkingHours'];
      /**
       * Format: uuid
       * @description The `slack` integration that sends the tenant's messages.
       */
      slack_integration_id?: string;
      /** @description A channel in the workspace of `slack_integration_id`, in which CSMs are told. In direct messages if absent. */
      slack_channel_id?: string;
      /** @description Its name when it was chosen, without the #. */
      slack_channel_name?: string;
      /** @description Origins of the tenant's pages that show calls to action. */
      page_origins?: string[];
      staff_alerts?: components['schemas']['StaffAlerts'];
      /** @description IANA name, in which schedules of syncs count, and whose morning the daily summary is sent in. UTC if absent. */
      time_zone?: string;
      /** @description Nobody gets a daily summary without it. */
      daily_summary?: components['schemas']['DailySummarySettings'];
      /**
       * @description Of a customer's people whose own language is not known. If absent, pages are in what their browser asks for, and emails in English.
       * @enum {string}
       */
      language?: 'de' | 'en' | 'es' | 'fr' | 'ja';
      /** @description When somebody is reminded of a signal that nobody has acted on. */
      reminders?: components['schemas']['ReminderSettings'];
      /** @description From how many messages to one person on further ones come together. */
      digest?: components['schemas']['DigestSettings'];
      /** @description How severe the tenant's risk signals are. `defaultSeverityPolicy` if absent. */
      severity_policy?: components['schemas']['SeverityRow'][];
      /** @description Linesman's plain look if absent. */
      brand?: components['schemas']['Brand'];
      version: number;
    };
    TestBody: {
      /** Format: uuid */
      integration_id: string;
      endpoint: string;
    };
    Triage: {
      /** @description How many open signals each view has. */
      views: {
        all: number;
        mine: number;
        unassigned: number;
        waiting_on_customer: number;
        provider_outages: number;
        our_side: number;
      };
      /** @description What the caller has saved, by name. */
      saved: components['schemas']['CountedView'][];
      /** @description Of the view that was asked for. */
      at_risk: components['schemas']['AtRisk'];
      /** @description Those with the highest ARR first. */
      by_provider: components['schemas']['AtRiskAtProvider'][];
      by_owner: components['schemas']['AtRiskByOwner'][];
      /** @description Groups of the view that was asked for, however many are listed. */
      groups: number;
      /** @description The most urgent first. */
      items: components['schemas']['TriageGroup'][];
    };
    /** @description Open signals with the same cause at the same provider that the same party has to end. */
    TriageGroup: {
      signals: number;
      customers: number;
      /** @description Together, of those whose ARR is known. */
      arr: number;
      /** @description Customers whose ARR is not known. */
      arr_unknown: number;
      connection_code: string;
      connection_name: string;
      /**
       * @description Of an outage: what most of its signals fail with.
       * @enum {string|null}
       */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      /** @enum {string} */
      owner: 'admin' | 'customer' | 'nobody' | 'provider' | 'us';
      /**
       * @description The worst.
       * @enum {string}
       */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @description When the first of them opened. */
      opened_at: string;
      /** @description Since when the provider has an outage that they are part of. */
      outage_since: string | null;
      /** @description The most urgent ones. */
      first: components['schemas']['TriagedSignal'][];
    };
    /** @description An open signal as one row. */
    TriagedSignal: {
      signal_id: string;
      integration_id: string;
      integration_name: string;
      connection_code: string;
      connection_name: string;
      customer_id: string | null;
      customer_name: string | null;
      /** @description Of the customer. */
      arr: number | null;
      /** @enum {string} */
      signal_type:
        'integration_degraded' | 'integration_disconnected' | 'integration_expiring' | 'integration_near_limit';
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @enum {string|null} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      failure_reason: string | null;
      /** @enum {string} */
      owner: 'admin' | 'customer' | 'nobody' | 'provider' | 'us';
      opened_at: string;
      /** @description Whom it was assigned to, otherwise the customer's CSM. */
      handler_name: string | null;
      /** @description Whether the caller handles it. */
      mine: boolean;
      assigned: boolean;
      acknowledged_by: string | null;
      acknowledged_until: string | null;
      snoozed_by: string | null;
      /** @description Absent where it is snoozed until it gets worse. */
      snoozed_until: string | null;
    };
    TriagedSignalPage: {
      items: components['schemas']['TriagedSignal'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    Tried: {
      /** @enum {string} */
      what:
        | 'execution'
        | 'measurement'
        | 'probe'
        | 'provider_webhook'
        | 'reconnect'
        | 'records'
        | 'refresh'
        | 'schedule'
        | 'scopes'
        | 'sso'
        | 'webhook';
      /** @description The first of them, where several ended alike. */
      at: string;
      last_at?: string;
      times: number;
      /** @enum {string} */
      outcome: 'failed' | 'worked';
      /** @description What came back, as a sentence. */
      answer: string;
      part?: string;
    };
    /** @description A channel that did not take a test alert, or did not say so. */
    UnsentTest: {
      /** @enum {string} */
      channel: 'email' | 'slack' | 'teams';
      reason: string;
    };
    /** @description What something was used for on some days, and what that costs. Fields of other groupings are null. */
    Usage: {
      integration_id: string | null;
      integration_name: string | null;
      integration_deleted: boolean | null;
      connection_code: string | null;
      customer_id: string | null;
      customer_name: string | null;
      capability_code: string | null;
      /** @description Calls to the provider, of executions and probes. */
      calls: number;
      failures: number;
      /** @description Sync runs that ended. */
      sync_runs: number;
      failed_sync_runs: number;
      /** @description Records that syncs have read. */
      records: number;
      /** @description Attempts to deliver a webhook that the platform reported, by the hour of the report, once it is over. They have no price. */
      webhooks: number;
      refused_webhooks: number;
      /**
       * @description Bytes of the bodies of requests to the provider and of its answers, as they are transferred, of calls and of sync runs
       *     that ended. They are without headers, token refreshes and webhooks.
       */
      bytes_sent: number;
      bytes_received: number;
      /** @description In each currency. Null where no price is known of any of it. */
      cost: components['schemas']['Money'][] | null;
      /** @description Calls with a known price. The cost is that of these calls only. */
      priced_calls: number;
      /** @description Their share of all calls, never rounded up. Null without calls. */
      priced_percent: number | null;
      /** @description On as many days before, by the prices of then. Null where these are not kept any more. */
      before: components['schemas']['UsageFigures'] | null;
    };
    UsageFigures: {
      /** @description Calls to the provider, of executions and probes. */
      calls: number;
      failures: number;
      /** @description Sync runs that ended. */
      sync_runs: number;
      failed_sync_runs: number;
      /** @description Records that syncs have read. */
      records: number;
      /** @description Attempts to deliver a webhook that the platform reported, by the hour of the report, once it is over. They have no price. */
      webhooks: number;
      refused_webhooks: number;
      /**
       * @description Bytes of the bodies of requests to the provider and of its answers, as they are transferred, of calls and of sync runs
       *     that ended. They are without headers, token refreshes and webhooks.
       */
      bytes_sent: number;
      bytes_received: number;
      /** @description In each currency. Null where no price is known of any of it. */
      cost: components['schemas']['Money'][] | null;
      /** @description Calls with a known price. The cost is that of these calls only. */
      priced_calls: number;
      /** @description Their share of all calls, never rounded up. Null without calls. */
      priced_percent: number | null;
    };
    UsagePage: {
      from: string;
      to: string;
      time_zone: string;
      /** @description The days before, which `before` counts. */
      before: {
        from: string;
        to: string;
      } | null;
      /** @description Of all items of all pages. */
      total: components['schemas']['UsageTotal'];
      items: components['schemas']['Usage'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    UsageTotal: {
      /** @description Calls to the provider, of executions and probes. */
      calls: number;
      failures: number;
      /** @description Sync runs that ended. */
      sync_runs: number;
      failed_sync_runs: number;
      /** @description Records that syncs have read. */
      records: number;
      /** @description Attempts to deliver a webhook that the platform reported, by the hour of the report, once it is over. They have no price. */
      webhooks: number;
      refused_webhooks: number;
      /**
       * @description Bytes of the bodies of requests to the provider and of its answers, as they are transferred, of calls and of sync runs
       *     that ended. They are without headers, token refreshes and webhooks.
       */
      bytes_sent: number;
      bytes_received: number;
      /** @description In each currency. Null where no price is known of any of it. */
      cost: components['schemas']['Money'][] | null;
      /** @description Calls with a known price. The cost is that of these calls only. */
      priced_calls: number;
      /** @description Their share of all calls, never rounded up. Null without calls. */
      priced_percent: number | null;
      before: components['schemas']['UsageFigures'] | null;
    };
    UsageView: {
      connection_code: string;
      integrations: number;
      /** @description How many tenants have at least one of these integrations. */
      tenants: number;
    };
    UsedCapability: {
      capability_code: string;
      executions: number;
      last_at: string;
    };
    /** @description What the calls of all integrations of the provider needed in the last four weeks. */
    UsualFigures: {
      success_percent: number | null;
      p50_ms: number | null;
      p95_ms: number | null;
    };
    ValidationView: {
      /** @description Empty where the document can be published. */
      mistakes: components['schemas']['Mistake'][];
    };
    /** @description Requests that wait for the recovery of one integration. */
    WaitingLine: {
      integration_id: string;
      parked: number;
      /**
       * Format: date-time
       * @description Since when the first of them waits.
       */
      oldest_at: string;
    };
    WaitingRequests: {
      count: number;
      /** @description When the first of them is given up. Absent where none waits. */
      first_deadline?: string;
      /** @description Of these, the ones that wait for a verified recovery. Absent in answers of older versions. */
      parked?: number;
    };
    WantedSummary: {
      wanted: boolean;
    };
    WantsSummaryBody: {
      /** @description Whether the caller gets a daily summary, where the settings of the tenant say so. */
      wanted: boolean;
    };
    WebhookDelivery: {
      /** @description The sender's id of the attempt: a report that is repeated counts once. Without it each report counts. */
      attempt_id?: string;
      /**
       * @description The endpoint's id, or its URL without user, query and fragment. Pages and messages show it, and each endpoint is
       *     judged by itself. Reports without it are judged together.
       */
      endpoint?: string;
      /** Format: uuid */
      integration_id: string;
      /** @enum {string} */
      outcome: 'delivered' | 'refused' | 'received' | 'removed';
      /** @description The status with which the endpoint answered, if it answered. */
      http_status?: number;
      /** @description A sentence for people: why the webhook was not delivered. */
      message?: string;
      /**
       * Format: date-time
       * @description At most seven days ago.
       */
      attempted_at: string;
    };
    WebhookEndpointView: {
      /** @description As it was reported. */
      endpoint: string;
      /**
       * @description `platform`: the platform sends to the endpoint of a customer. `provider`: the provider sends to the platform.
       * @enum {string}
       */
      sent_by: 'platform' | 'provider';
      /** Format: date-time */
      last_heard_at: string;
      /** Format: date-time */
      delivered_at: string | null;
      /** Format: date-time */
      refused_at: string | null;
      /** @description What the endpoint answered last, if it answered. */
      http_status: number | null;
      /**
       * Format: date-time
       * @description If nothing is heard by then, the endpoint counts as silent. Null where too little is known, or while it is silent.
       */
      silent_after: string | null;
      /** @description Null while it works. */
      problem: {
        /** @enum {string} */
        cause: 'webhook_refused' | 'webhook_silent';
        /** Format: date-time */
        since: string;
        failures: number | null;
      } | null;
      /** @description The newest test that a user asked for. `outcome` is null until the platform has reported it. */
      test: {
        attempt_id: string;
        /** Format: date-time */
        requested_at: string;
        requested_by: string;
        /** @enum {string|null} */
        outcome: 'delivered' | 'received' | 'refused' | 'removed' | null;
      } | null;
    };
    /** @description A time of the day in some days of the week, by the clock of a time zone. One that ends before it begins lasts past midnight. */
    WeeklyTime: {
      /** @description 1 is Monday. */
      days: number[];
      /** @description `22:00` */
      from: string;
      until: string;
      time_zone: string;
    };
    WeeklyTimeBody: {
      /** @description 1 is Monday. */
      days: number[];
      /** @description `22:00` */
      from: string;
      /** @description One that is not after `from` is on the next day. */
      until: string;
      /** @description For example Europe/Paris. */
      time_zone: string;
    };
    WholeRiskSignal: {
      signal_id: string;
      integration_id: string;
      integration_name: string;
      integration_type: string;
      connection_name: string;
      customer_id: string | null;
      customer: components['schemas']['CustomerSnapshot'] | null;
      /** @enum {string} */
      signal_type:
        'integration_degraded' | 'integration_disconnected' | 'integration_expiring' | 'integration_near_limit';
      /** @enum {string} */
      severity: 'critical' | 'high' | 'low' | 'medium';
      /** @enum {string} */
      status: 'acknowledged' | 'open' | 'resolved' | 'withdrawn';
      /** @enum {string|null} */
      cause:
        | 'account_deactivated'
        | 'api_key_rejected'
        | 'app_credentials_missing'
        | 'bad_request'
        | 'busy'
        | 'certificate_expired'
        | 'credentials_expiring'
        | 'data_inconsistent'
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limit_near'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'sync_failed'
        | 'sync_late'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      failure_reason: string | null;
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** @enum {string|null} */
      detected_by:
        | 'execution'
        | 'measurement'
        | 'probe'
        | 'provider_webhook'
        | 'records'
        | 'refresh'
        | 'schedule'
        | 'scopes'
        | 'sso'
        | 'webhook'
        | null;
      /** @description Nobody is notified before this time. */
      hold_until: string | null;
      occurrences: number;
      /** Format: date-time */
      opened_at: string;
      /** Format: date-time */
      last_seen_at: string;
      acknowledged_by: string | null;
      /** Format: date-time */
      acknowledged_at: string | null;
      /**
       * Format: date-time
       * @description When the integration was last reconnected while the signal was open.
       */
      reconnected_at: string | null;
      /** Format: date-time */
      resolved_at: string | null;
      /** @enum {string|null} */
      resolution: 'verified' | 'withdrawn' | null;
      /** @description As the last event about the signal published it. */
      snapshot: components['schemas']['SignalSnapshot'];
    };
    WorkflowDraft: {
      source: string;
      saved_by: string;
      /** Format: date-time */
      saved_at: string;
      /** @description What is wrong with it. It can be published when there is nothing. */
      mistakes: components['schemas']['Mistake'][];
    };
    WorkflowInForce: {
      /** @enum {string} */
      origin: 'built_in' | 'own';
      document_version: string;
      enabled: boolean;
      source: string;
      published_by: string | null;
      /** Format: date-time */
      published_at: string | null;
    };
    WorkflowReplayView: {
      replay_id: string;
      workflow: string;
      /** @description Of the text that is played. */
      document_version: string;
      /** @description Whether it was the draft. */
      is_draft: boolean;
      /** @description The version that was in force when the replay was begun. Null where there was none. */
      in_force_version: string | null;
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      until: string;
      /** @enum {string} */
      state: 'cancelled' | 'done' | 'running' | 'waiting';
      /** @description Signals of that time. */
      signals: number;
      /** @description How many of them were played. */
      played: number;
      /** @description Those that one of the two texts is about. Only these are counted below. */
      about: number;
      /** @description Those of which nobody was told then, because of a silence or an outage, or because they ended first. They are left out. */
      silent: number;
      /** @description Those that could not be decided, with why the last one could not. */
      failed: number;
      failure: string | null;
      /** @description Those for which a step or a message differs. */
      differing: number;
      /**
       * @description Messages by the documents in force, and by the text that is played in the place of its document. What would come in one
       *     digest is one message once the replay is done.
       */
      messages_now: number;
      messages_would: number;
      /** @description How many of these are digests. Counted when all signals are played. */
      digests_now: number;
      digests_would: number;
      created_by: string;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description Null until it ends.
       */
      ended_at: string | null;
    };
    WorkflowReplayViewPage: {
      items: components['schemas']['WorkflowReplayView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    WorkflowSummary: {
      name: string;
      /**
       * @description Null while there is a draft and nothing else.
       * @enum {string|null}
       */
      origin: 'built_in' | 'own' | null;
      /** @description What the document in force says as its version. */
      document_version: string | null;
      /** @description Whether runs of it begin. */
      enabled: boolean;
      has_draft: boolean;
      /** @description Who put it in force; null where nobody of the tenant did. */
      published_by: string | null;
      /** Format: date-time */
      published_at: string | null;
    };
    WorkflowSummaryPage: {
      items: components['schemas']['WorkflowSummary'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    WorkflowVersion: {
      document_version: string;
      /**
       * @description `published`: it is in force. `retired`: another one is.
       * @enum {string}
       */
      state: 'published' | 'retired';
      enabled: boolean;
      /** @description Who published it first. */
      published_by: string;
      /** Format: date-time */
      published_at: string;
    };
    WorkflowVersionPage: {
      items: components['schemas']['WorkflowVersion'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
    };
    WorkflowVersionWithSource: {
      document_version: string;
      /**
       * @description `published`: it is in force. `retired`: another one is.
       * @enum {string}
       */
      state: 'published' | 'retired';
      enabled: boolean;
      /** @description Who published it first. */
      published_by: string;
      /** Format: date-time */
      published_at: string;
      source: string;
    };
    WorkflowView: {
      name: string;
      /** @description Changes with each change; also the ETag. */
      version: number;
      /** @description Whether Linesman has a document of this name, to which the tenant can go back. */
      has_built_in: boolean;
      in_force: components['schemas']['WorkflowInForce'] | null;
      draft: components['schemas']['WorkflowDraft'] | null;
    };
    WorkingHours: {
      /** @description 0 to 23, in the time zone of whoever is told or called. */
      start_hour: number;
      end_hour: number;
      /** @description ISO week days, Monday is 1. */
      days: number[];
    };
    WorkloadAnswer: {
      /** @description Executions are counted from this time on. It is later where there were very many. */
      counted_from: string;
      /** @description There were more executions before. */
      more: boolean;
      /** @description Most used first. */
      capabilities: components['schemas']['UsedCapability'][];
      waiting: components['schemas']['WaitingRequests'];
      failed_since: number;
      syncs: components['schemas']['SyncUse'][];
      /** @description Absent from an executor of an older release. */
      scheduled?: components['schemas']['ScheduledSync'][];
    };
  };
  responses: never;
  parameters: {
    /** @description The ETag of the version to change; without it, the current version is changed. */
    IfMatch: string;
    /** @description The same request with the same key within a day acts once and gets the first answer. */
    IdempotencyKey: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  createAccessRequest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccessRequestBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessRequestView'];
        };
      };
    };
  };
  listAuditLog: {
    parameters: {
      query?: {
        subject_type?:
          | 'customer'
          | 'grant'
          | 'integration'
          | 'link'
          | 'subscription'
          | 'connect_session'
          | 'tenant'
          | 'tenant_settings'
          | 'usage_price';
        subject_id?: string;
        /** @description Only what one of these did, also with a connect link that they made; one or several, 200 at most. */
        actor?: string[];
        /** @description Leaves out what this actor did. */
        not_actor?: string;
        /** @description e.g. `integration.updated`. */
        action?: string;
        from?: string;
        /** @description Exclusive. */
        to?: string;
        /** @description Only entries with a smaller id, which are older. A reader that merges two logs continues by it in place of `cursor`. */
        before_id?: number;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamedAuditViewPage'];
        };
      };
    };
  };
  listMessageAuditLog: {
    parameters: {
      query?: {
        subject_type?:
          | 'contact'
          | 'delivery'
          | 'event_endpoint'
          | 'teams_channel'
          | 'risk_signal'
          | 'task'
          | 'test_alert'
          | 'silence'
          | 'workflow'
          | 'workflow_run';
        subject_id?: string;
        /** @description Only what one of these did, also with a connect link that they made; one or several, 200 at most. */
        actor?: string[];
        /** @description Leaves out what this actor did. */
        not_actor?: string;
        /** @description e.g. `integration.updated`. */
        action?: string;
        from?: string;
        /** @description Exclusive. */
        to?: string;
        /** @description Only entries with a smaller id, which are older. A reader that merges two logs continues by it in place of `cursor`. */
        before_id?: number;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditViewPage'];
        };
      };
    };
  };
  listColleagues: {
    parameters: {
      query?: {
        /** @description Part of a name or an email address. */
        q?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Colleague'][];
          };
        };
      };
    };
  };
  listConnectionSetups: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['InstalledConnection'][];
          };
        };
      };
    };
  };
  getConnectionSetup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionSetup'];
        };
      };
    };
  };
  listContacts: {
    parameters: {
      query?: {
        /** @description The contact with this address. */
        address?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StoppedContactPage'];
        };
      };
    };
  };
  resumeEmails: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        address: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listCustomerHealth: {
    parameters: {
      query?: {
        /** @description `me`: customers whose CSM has the caller's email address. */
        csm?: 'me';
        /** @description `true`: customers with an open signal. `false`: customers without one. */
        at_risk?: 'true' | 'false';
        /** @description A part of the customer's name, or of the technical contact's name or address. */
        q?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerHealthPage'];
        };
      };
    };
  };
  getCustomerFigures: {
    parameters: {
      query?: {
        /** @description `me`: customers whose CSM has the caller's email address. */
        csm?: 'me';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerFigures'];
        };
      };
    };
  };
  getCustomerHistory: {
    parameters: {
      query?: {
        days?: number;
      };
      header?: never;
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerHistory'];
        };
      };
    };
  };
  getCustomerTechnicalScore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerScore'];
        };
      };
    };
  };
  listCustomers: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        q?: string;
        /** @description Only the customers with these ids, separated by commas, 200 at most. */
        customer_ids?: string[];
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerViewPage'];
        };
      };
    };
  };
  getCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerView'];
        };
      };
    };
  };
  putCustomer: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CustomerBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomerView'];
        };
      };
    };
  };
  deleteCustomer: {
    parameters: {
      query?: {
        /** @description `true` only shows what would be deleted. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Gone'];
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureView'];
        };
      };
    };
  };
  getEnvironment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Environment'];
        };
      };
    };
  };
  listDailySummaries: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SentSummaryPage'];
        };
      };
    };
  };
  switchDailySummary: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WantsSummaryBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WantedSummary'];
        };
      };
    };
  };
  previewDailySummary: {
    parameters: {
      query?: {
        /** @description `me`: of the caller's customers. `tenant`: of all, for administrators. If absent, as much as the caller may see. */
        of?: 'me' | 'tenant';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SummaryPreview'];
        };
      };
    };
  };
  listDecisionsAboutPerson: {
    parameters: {
      query?: {
        /** @description Whose decisions. The caller's own if absent. */
        recipient?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonsDecisionPage'];
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query: {
        signal_id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DeliveryView'][];
          };
        };
      };
    };
  };
  listApprovals: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DeliveryView'][];
          };
        };
      };
    };
  };
  listFailedDeliveries: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryViewPage'];
        };
      };
    };
  };
  approveApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ApprovalBody'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  rejectApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ApprovalBody'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sendMessageAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listLinks: {
    parameters: {
      query?: {
        /** @description Only links for this purpose. An empty text: only links without a purpose. */
        purpose?: string;
        is_default?: 'true' | 'false';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        entity_type: string;
        entity_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkViewPage'];
        };
      };
    };
  };
  createLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        entity_type: string;
        entity_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkView'];
        };
      };
    };
  };
  getDefaultIntegration: {
    parameters: {
      query: {
        /** @description e.g. `payment_processing`. */
        purpose: string;
        /** @description The customer of the entity: its default is used if the entity has none. */
        customer_id?: string;
        /** @description Only integrations of this connection. Of a user's own ones it then finds the only one, whatever its purpose. */
        connection_code?: string;
      };
      header?: never;
      path: {
        entity_type: string;
        entity_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DefaultView'];
        };
      };
    };
  };
  deleteLink: {
    parameters: {
      query?: {
        /** @description Only the link for this purpose. An empty text: the link without a purpose. If absent: all of them. */
        purpose?: string;
      };
      header?: never;
      path: {
        entity_type: string;
        entity_id: string;
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getErasure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        erasure_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureView'];
        };
      };
    };
  };
  listErrorTrends: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
        /** @description In which the days are. Failures are counted by the hour. */
        time_zone?: string;
        /** @description As which the days are split; weeks begin on Monday. */
        each?: 'day' | 'week';
        /** @description What each item is about. */
        by?: 'tenant' | 'connection' | 'customer' | 'integration';
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorTrends'];
        };
      };
    };
  };
  exportErrorTrends: {
    parameters: {
      query?: {
        /** @description In which the days are. Failures are counted by the hour. */
        time_zone?: string;
        /** @description As which the days are split; weeks begin on Monday. */
        each?: 'day' | 'week';
        /** @description What each item is about. */
        by?: 'tenant' | 'connection' | 'customer' | 'integration';
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
    };
  };
  listEventEndpoints: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointViewPage'];
        };
      };
    };
  };
  createEventEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndpointBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointWithSecret'];
        };
      };
    };
  };
  getEventEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointView'];
        };
      };
    };
  };
  changeEventEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['EndpointChange'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointView'];
        };
      };
    };
  };
  deleteEventEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listEventDeliveries: {
    parameters: {
      query?: {
        state?: 'pending' | 'delivered' | 'failed' | 'deleted';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventDeliveryViewPage'];
        };
      };
    };
  };
  sendEventAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  rotateEndpointSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RotateBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointSecret'];
        };
      };
    };
  };
  getEndpointSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointSecret'];
        };
      };
    };
  };
  sendEventsAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SendAgainBody'];
      };
    };
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  testEventDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpoint_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            delivery_id: string;
          };
        };
      };
    };
  };
  deleteEventSubscription: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  confirmEventSubscription: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmBody'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  takeEventSubscription: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TakeBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TakenEvents'];
        };
      };
    };
  };
  listEvents: {
    parameters: {
      query?: {
        /** @description `next` of the answer before; `now` for what happens from now on. If absent, the oldest events that are kept. */
        after?: string;
        /** @description Only events of these types, separated by commas. */
        types?: string[];
        limit?: number;
        /** @description How long to wait for the first event, if there is none. */
        wait_seconds?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventsPage'];
        };
      };
    };
  };
  listExecutions: {
    parameters: {
      query?: {
        integration_id?: string;
        status?: 'requested' | 'running' | 'parked' | 'succeeded' | 'failed' | 'unknown';
        idempotency_key?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecutionViewPage'];
        };
      };
    };
  };
  getExecution: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        execution_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecutionDetails'];
        };
      };
    };
  };
  settleExecution: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        execution_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettleBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settlement'];
        };
      };
    };
  };
  listGrants: {
    parameters: {
      query?: {
        integration_id?: string;
        action?: 'configure' | 'execute';
        grantee_type?: 'role' | 'user' | 'service';
        grantee?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GrantViewPage'];
        };
      };
    };
  };
  createGrant: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key within a day acts once and gets the first answer. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GrantBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GrantView'];
        };
      };
    };
  };
  deleteGrant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        grant_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listHealthScoreAdjustments: {
    parameters: {
      query: {
        customer_id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['HealthScoreAdjustment'][];
          };
        };
      };
    };
  };
  listHealthScoreChanges: {
    parameters: {
      query: {
        customer_id: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthScoreChangePage'];
        };
      };
    };
  };
  getHealthScore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthScoreView'];
        };
      };
    };
  };
  putHealthScore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HealthScoreBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthScoreView'];
        };
      };
    };
  };
  listIntegrationEvents: {
    parameters: {
      query: {
        integration_id: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationEventViewPage'];
        };
      };
    };
  };
  listIntegrationHealth: {
    parameters: {
      query?: {
        integration_id?: string;
        /** @description Only the integrations with these ids, separated by commas, 200 at most. */
        integration_ids?: string[];
        customer_id?: string;
        status?: 'healthy' | 'degraded' | 'disconnected';
        /** @description Only integrations in one of these states, separated by commas; none that is not connected or is switched off. */
        states?: ('unknown' | 'never_worked' | 'healthy' | 'degraded' | 'disconnected')[];
        integration_type?: string;
        /** @description A part of the integration's name. */
        name?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationHealthViewPage'];
        };
      };
    };
  };
  getHealthFigures: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthFigures'];
        };
      };
    };
  };
  getHealthHistory: {
    parameters: {
      query: {
        integration_id: string;
        /** @description One day before the end if absent; at most 92 days before the end. */
        from?: string;
        /** @description Now if absent. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthHistory'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query: {
        integration_id: string;
        /** @description A capability's code, or `probe`. All parts that were called if absent. */
        part?: string;
        /** @description One day before the end if absent; at most 400 steps before it. */
        from?: string;
        /** @description Now if absent. */
        to?: string;
        /** @description Seconds of each step. If absent, the shortest one with which there are 100 steps at most. */
        step?: 300 | 900 | 3600 | 21600 | 86400;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Metrics'];
        };
      };
    };
  };
  exportMetrics: {
    parameters: {
      query: {
        integration_id: string;
        /** @description A capability's code, or `probe`. All parts that were called if absent. */
        part?: string;
        /** @description One day before the end if absent; at most 400 steps before it. */
        from?: string;
        /** @description Now if absent. */
        to?: string;
        /** @description Seconds of each step. If absent, the shortest one with which there are 100 steps at most. */
        step?: 300 | 900 | 3600 | 21600 | 86400;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
    };
  };
  getIntegrationHealth: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationHealthView'];
        };
      };
    };
  };
  getIntegrationTechnicalScore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationScore'];
        };
      };
    };
  };
  listIntegrations: {
    parameters: {
      query?: {
        connection_code?: string;
        status?: 'active' | 'inactive' | 'error' | 'pending_configuration';
        customer_id?: string;
        /** @description `tenant`: only those that belong neither to a customer nor to a user. */
        owner?: 'tenant';
        /** @description Subject of the user who owns it. `me`: the caller. */
        user_id?: string;
        purpose?: string;
        /** @description Part of the name. */
        name?: string;
        is_critical?: 'true' | 'false';
        /** @description Only the integrations with these ids, separated by commas, 200 at most. */
        integration_ids?: string[];
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationViewPage'];
        };
      };
    };
  };
  createIntegration: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key within a day acts once and gets the first answer. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewIntegrationBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationView'];
        };
      };
    };
  };
  getIntegration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationView'];
        };
      };
    };
  };
  updateIntegration: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['IntegrationBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationView'];
        };
      };
    };
  };
  deleteIntegration: {
    parameters: {
      query?: {
        /** @description `true` only shows what would be deleted. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletionView'];
        };
      };
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listIntegrationCapabilities: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationCapabilityPage'];
        };
      };
    };
  };
  createConnectSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectLink'];
        };
      };
    };
  };
  execute: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key within a day acts once and gets the first answer. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExecuteBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecuteAnswer'];
        };
      };
    };
  };
  listIntegrationLinks: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationLinkPage'];
        };
      };
    };
  };
  getPendingCredentials: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PendingCredentialsView'];
        };
      };
    };
  };
  approvePendingCredentials: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  rejectPendingCredentials: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  createReconnectLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReconnectLinkBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectLink'];
        };
      };
    };
  };
  getRevocation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevocationView'];
        };
      };
    };
  };
  listAllAuditLogs: {
    parameters: {
      query?: {
        tenant_id?: string;
        subject_type?:
          | 'customer'
          | 'grant'
          | 'integration'
          | 'link'
          | 'subscription'
          | 'connect_session'
          | 'tenant'
          | 'tenant_settings'
          | 'usage_price';
        subject_id?: string;
        /** @description Only what one of these did, also with a connect link that they made; one or several, 200 at most. */
        actor?: string[];
        /** @description Leaves out what this actor did. */
        not_actor?: string;
        /** @description e.g. `integration.updated`. */
        action?: string;
        from?: string;
        /** @description Exclusive. */
        to?: string;
        /** @description Only entries with a smaller id, which are older. A reader that merges two logs continues by it in place of `cursor`. */
        before_id?: number;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TenantAuditViewPage'];
        };
      };
    };
  };
  listConnectionAuditLog: {
    parameters: {
      query?: {
        subject_type?: 'connection' | 'capability';
        subject_id?: string;
        /** @description Only what one of these did, also with a connect link that they made; one or several, 200 at most. */
        actor?: string[];
        /** @description Leaves out what this actor did. */
        not_actor?: string;
        /** @description e.g. `integration.updated`. */
        action?: string;
        from?: string;
        /** @description Exclusive. */
        to?: string;
        /** @description Only entries with a smaller id, which are older. A reader that merges two logs continues by it in place of `cursor`. */
        before_id?: number;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditViewPage'];
        };
      };
    };
  };
  listAllUsage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['UsageView'][];
          };
        };
      };
    };
  };
  listConnections: {
    parameters: {
      query?: {
        status?: 'active' | 'beta' | 'deprecated';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionViewPage'];
        };
      };
    };
  };
  createConnection: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewConnectionBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionView'];
        };
      };
    };
  };
  getConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionView'];
        };
      };
    };
  };
  updateConnection: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectionBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionView'];
        };
      };
    };
  };
  deleteConnection: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listCapabilities: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CapabilityViewPage'];
        };
      };
    };
  };
  addCapability: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCapabilityBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CapabilityView'];
        };
      };
    };
  };
  getCapability: {
    parameters: {
      query?: {
        capability_version?: number;
      };
      header?: never;
      path: {
        connection_code: string;
        capability_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CapabilityView'];
        };
      };
    };
  };
  updateCapability: {
    parameters: {
      query?: {
        capability_version?: number;
      };
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        connection_code: string;
        capability_code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CapabilityBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CapabilityView'];
        };
      };
    };
  };
  removeCapability: {
    parameters: {
      query?: {
        capability_version?: number;
      };
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        connection_code: string;
        capability_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listAllDeliveries: {
    parameters: {
      query?: {
        tenant_id?: string;
        signal_id?: string;
        state?: 'awaiting_approval' | 'pending' | 'sending' | 'sent' | 'ambiguous' | 'failed' | 'suppressed';
        channel?: 'slack' | 'teams' | 'email';
        /** @description Decided at this time or later. */
        from?: string;
        /** @description Decided before this time. */
        to?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StaffDeliveryViewPage'];
        };
      };
    };
  };
  sendMessageOfTenantAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listIncidents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Incident'][];
          };
        };
      };
    };
  };
  getReplay: {
    parameters: {
      query?: {
        /** @description One day before the end if absent; at most 31 days before the end. */
        from?: string;
        /** @description Now if absent. */
        to?: string;
      };
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayView'];
        };
      };
    };
  };
  listCanaries: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CanaryView'][];
          };
        };
      };
    };
  };
  chooseCanary: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChooseCanary'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CanaryView'];
        };
      };
    };
  };
  removeCanary: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getReliabilityOfTenant: {
    parameters: {
      query: {
        tenant_id: string;
        /** @description The first day in UTC. If absent, that of ninety days. */
        from?: string;
        /** @description The last day in UTC, which is included. If absent, today. There may be 400 days at most. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TenantReliability'];
        };
      };
    };
  };
  getReplicaRebuild: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RebuildProgress'];
        };
      };
    };
  };
  rebuildReplicas: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RebuildProgress'];
        };
      };
    };
  };
  listAllSignals: {
    parameters: {
      query?: {
        /** @description `open` includes acknowledged signals, `resolved` includes withdrawn ones. */
        status?: 'open' | 'resolved';
        tenant_id?: string;
        severity?: 'low' | 'medium' | 'high' | 'critical';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StaffSignalViewPage'];
        };
      };
    };
  };
  listShadowRules: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShadowRulesViewPage'];
        };
      };
    };
  };
  addShadowRule: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewShadowRules'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShadowRulesView'];
        };
      };
    };
  };
  getShadowRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rules_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShadowRulesView'];
        };
      };
    };
  };
  removeShadowRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rules_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listShadowSignals: {
    parameters: {
      query?: {
        outcome?: 'opened' | 'not_opened' | 'earlier' | 'later' | 'rated';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        rules_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShadowSignalViewPage'];
        };
      };
    };
  };
  listStaffSilences: {
    parameters: {
      query?: {
        /** @description `open`: those that have not ended. */
        state?: 'open' | 'ended';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceViewPage'];
        };
      };
    };
  };
  createStaffSilence: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StaffSilenceBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceView'];
        };
      };
    };
  };
  changeStaffSilence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        silence_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SilenceChange'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceView'];
        };
      };
    };
  };
  endStaffSilence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        silence_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceView'];
        };
      };
    };
  };
  listStaffSignals: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['StaffSignal'][];
          };
        };
      };
    };
  };
  listStaffTasks: {
    parameters: {
      query?: {
        status?: 'open' | 'closed';
        customer_id?: string;
        signal_id?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StaffTaskViewPage'];
        };
      };
    };
  };
  listMyGrants: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GrantViewPage'];
        };
      };
    };
  };
  getMyRights: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MyRights'];
        };
      };
    };
  };
  listParkedExecutions: {
    parameters: {
      query: {
        integration_id: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParkedExecutionViewPage'];
        };
      };
    };
  };
  cancelParkedExecution: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        execution_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listParkedLines: {
    parameters: {
      query: {
        /** @description At most 100. */
        integration_id: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['WaitingLine'][];
          };
        };
      };
    };
  };
  getParkedLine: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParkedLineView'];
        };
      };
    };
  };
  cancelParkedLine: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        integration_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CancelledView'];
        };
      };
    };
  };
  listPeople: {
    parameters: {
      query?: {
        /** @description Part of a name, an email address or a subject. */
        q?: string;
        kind?: 'user' | 'service';
        /** @description Only those whose token has this subject; one or several, 200 at most. */
        subject?: string[];
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PersonView'][];
          };
        };
      };
    };
  };
  listPeopleNames: {
    parameters: {
      query: {
        /** @description The subjects of their tokens; one or several, 200 at most. */
        subject: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PersonName'][];
          };
        };
      };
    };
  };
  listProviderStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ProviderStatus'][];
          };
        };
      };
    };
  };
  listOutages: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        connection_code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutageViewPage'];
        };
      };
    };
  };
  listReliability: {
    parameters: {
      query?: {
        /** @description What each item is about. */
        by?: 'integration' | 'customer' | 'connection' | 'tenant';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReliabilityPage'];
        };
      };
    };
  };
  exportReliability: {
    parameters: {
      query?: {
        /** @description What each row is about. */
        by?: 'integration' | 'customer' | 'connection' | 'tenant';
        /** @description As which the days are split, with a row for each; weeks begin on Monday. If absent, they are one period. */
        each?: 'day' | 'week' | 'month';
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
    };
  };
  listReliabilityPeriods: {
    parameters: {
      query?: {
        /** @description Weeks begin on Monday. */
        each?: 'day' | 'week' | 'month';
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReliabilityPeriods'];
        };
      };
    };
  };
  getSuccessMetrics: {
    parameters: {
      query?: {
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuccessReport'];
        };
      };
    };
  };
  listRiskSignals: {
    parameters: {
      query?: {
        /** @description `open` includes acknowledged signals, `resolved` includes withdrawn ones. */
        status?: 'open' | 'acknowledged' | 'unacknowledged' | 'resolved' | 'withdrawn';
        integration_id?: string;
        customer_id?: string;
        severity?: 'low' | 'medium' | 'high' | 'critical';
        /** @description `me`: signals of customers whose CSM has the caller's email address. */
        csm?: 'me';
        /** @description A part of the customer's or the integration's name. */
        q?: string;
        /** @description `urgency`: open signals first, and by severity. Otherwise the newest first. */
        order?: 'newest' | 'urgency';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RiskSignalViewPage'];
        };
      };
    };
  };
  getRiskSignal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeRiskSignal'];
        };
      };
    };
  };
  acknowledgeSignalResponse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['AcknowledgeBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalResponse'];
        };
      };
    };
  };
  assignSignalHandling: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssignBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalHandlingView'];
        };
      };
    };
  };
  listDecisionsAboutSignal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Decision'][];
          };
        };
      };
    };
  };
  getDiagnosis: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalDiagnosis'];
        };
      };
    };
  };
  listSignalEmails: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InboundEmailViewPage'];
        };
      };
    };
  };
  listLinkSteps: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkStepViewPage'];
        };
      };
    };
  };
  previewMessage: {
    parameters: {
      query: {
        /** @description What would be done: `POST` to the path with its name sends the email. */
        action: 'send_fix_instructions' | 'schedule_tech_call' | 'tell_customer';
      };
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePreview'];
        };
      };
    };
  };
  listResponses: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SignalResponse'][];
          };
        };
      };
    };
  };
  scheduleTechCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RespondBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalResponse'];
        };
      };
    };
  };
  sendFixInstructions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RespondBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalResponse'];
        };
      };
    };
  };
  snoozeSignalHandling: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['SnoozeBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalHandlingView'];
        };
      };
    };
  };
  getTechCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TechCallView'];
        };
      };
    };
  };
  endTechCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndTechCallBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TechCallView'];
        };
      };
    };
  };
  tellCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RespondBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalResponse'];
        };
      };
    };
  };
  unsnoozeSignalHandling: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        signal_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignalHandlingView'];
        };
      };
    };
  };
  createSavedView: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SavedViewBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedView'];
        };
      };
    };
  };
  renameSavedView: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        view_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SavedViewName'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedView'];
        };
      };
    };
  };
  deleteSavedView: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        view_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listSchedules: {
    parameters: {
      query?: {
        integration_id?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduleViewPage'];
        };
      };
    };
  };
  createSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSchedule'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduleView'];
        };
      };
    };
  };
  getSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduleView'];
        };
      };
    };
  };
  updateSchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduleBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduleView'];
        };
      };
    };
  };
  deleteSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  runSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduleView'];
        };
      };
    };
  };
  triggerSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduleView'];
        };
      };
    };
  };
  listSignalHandling: {
    parameters: {
      query: {
        /** @description One or several. */
        signal_id: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SignalHandlingView'][];
          };
        };
      };
    };
  };
  listSignalNotices: {
    parameters: {
      query: {
        /** @description One or several. */
        signal_id: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SignalNotice'][];
          };
        };
      };
    };
  };
  listSilences: {
    parameters: {
      query?: {
        /** @description `open`: those that have not ended. */
        state?: 'open' | 'ended';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceViewPage'];
        };
      };
    };
  };
  createSilence: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SilenceBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceView'];
        };
      };
    };
  };
  listCoveringSilences: {
    parameters: {
      query?: {
        connection_code?: string;
        customer_id?: string;
        integration_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SilenceView'][];
          };
        };
      };
    };
  };
  previewSilence: {
    parameters: {
      query?: {
        connection_code?: string;
        customer_id?: string;
        integration_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilencePreview'];
        };
      };
    };
  };
  changeSilence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        silence_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SilenceChange'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceView'];
        };
      };
    };
  };
  endSilence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        silence_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SilenceView'];
        };
      };
    };
  };
  reportSsoLogins: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SsoLogin'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getPaymentSetup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subscription_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentSetupView'];
        };
      };
    };
  };
  retryPaymentSetup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subscription_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentSetupView'];
        };
      };
    };
  };
  reportSupportTickets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SupportTicket'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnnouncedSupportTicket'];
        };
      };
    };
  };
  listSyncRuns: {
    parameters: {
      query?: {
        integration_id?: string;
        capability_code?: string;
        status?: 'running' | 'waiting' | 'whole' | 'partial' | 'failed';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunViewPage'];
        };
      };
    };
  };
  getSyncRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        run_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunView'];
        };
      };
    };
  };
  listSyncedRecords: {
    parameters: {
      query: {
        integration_id: string;
        /** @description The kind of record, for example contact or invoice. */
        object?: string;
        /** @description Changed at this time or later. */
        updated_since?: string;
        /** @description By the last change. */
        order?: 'oldest_first' | 'newest_first';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncedRecordViewPage'];
        };
      };
    };
  };
  listSyncedObjects: {
    parameters: {
      query: {
        integration_id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SyncedObjectView'][];
          };
        };
      };
    };
  };
  listTasks: {
    parameters: {
      query?: {
        /** @description An email address. `me`: those for the caller's. */
        assignee?: string;
        /** @description A part of the title. */
        q?: string;
        /** @description `true`: only open ones whose due time has passed. */
        overdue?: 'true' | 'false';
        /** @description One or several. */
        priority?: ('critical' | 'high' | 'medium' | 'low')[];
        status?: 'open' | 'closed';
        customer_id?: string;
        signal_id?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskViewPage'];
        };
      };
    };
  };
  createTask: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key within a day acts once and gets the first answer. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TaskBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskView'];
        };
      };
    };
  };
  getTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        task_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskView'];
        };
      };
    };
  };
  changeTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        task_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['TaskChangeBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskView'];
        };
      };
    };
  };
  closeTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        task_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['CloseTaskBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskView'];
        };
      };
    };
  };
  listTaskComments: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        task_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskCommentPage'];
        };
      };
    };
  };
  addTaskComment: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key within a day acts once and gets the first answer. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        task_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommentBody'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskComment'];
        };
      };
    };
  };
  listOverdueNotices: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        task_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['OverdueNotice'][];
          };
        };
      };
    };
  };
  reopenTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        task_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskView'];
        };
      };
    };
  };
  showTeamsChannel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamsChannelView'];
        };
      };
    };
  };
  unlinkTeamsChannel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  makeTeamsCode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamsCode'];
        };
      };
    };
  };
  deleteTenant: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TenantErasureBody'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureView'];
        };
      };
    };
  };
  setColor: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ColorBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrandView'];
        };
      };
    };
  };
  setLogo: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogoBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrandView'];
        };
      };
    };
  };
  removeLogo: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrandView'];
        };
      };
    };
  };
  getSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingsView'];
        };
      };
    };
  };
  putSettings: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettingsBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TenantSettings'];
        };
      };
    };
  };
  readAlerting: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Alerting'];
        };
      };
    };
  };
  sendTestAlert: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SentTest'];
        };
      };
    };
  };
  summarizeTriage: {
    parameters: {
      query?: {
        view?: 'all' | 'mine' | 'unassigned' | 'waiting_on_customer' | 'provider_outages' | 'our_side';
        /** @description A part of the customer's or the integration's name. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Triage'];
        };
      };
    };
  };
  listTriagedSignals: {
    parameters: {
      query?: {
        view?: 'all' | 'mine' | 'unassigned' | 'waiting_on_customer' | 'provider_outages' | 'our_side';
        /** @description A part of the customer's or the integration's name. */
        q?: string;
        connection_code?: string;
        /** @description `none`: those whose cause is not known. */
        cause?:
          | 'grant_revoked'
          | 'refresh_refused'
          | 'account_deactivated'
          | 'api_key_rejected'
          | 'certificate_expired'
          | 'sso_misconfigured'
          | 'sso_logins_refused'
          | 'insufficient_scope'
          | 'app_credentials_missing'
          | 'invalid_client'
          | 'refresh_interrupted'
          | 'lease_failed'
          | 'timeout'
          | 'server_error'
          | 'dns_failure'
          | 'tls_failure'
          | 'webhook_refused'
          | 'webhook_silent'
          | 'sync_failed'
          | 'sync_late'
          | 'rate_limited'
          | 'busy'
          | 'bad_request'
          | 'credentials_expiring'
          | 'rate_limit_near'
          | 'slow'
          | 'error_rate_high'
          | 'data_stale'
          | 'data_inconsistent'
          | 'none';
        owner?: 'customer' | 'admin' | 'provider' | 'us' | 'nobody';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TriagedSignalPage'];
        };
      };
    };
  };
  listUsage: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
        /**
         * @description In which the days are. If absent, that of the workspace's settings. What is counted by the hour belongs to the day in
         *     which the hour begins.
         */
        time_zone?: string;
        /** @description What each item is about. */
        by?: 'integration' | 'customer' | 'connection' | 'capability';
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsagePage'];
        };
      };
    };
  };
  listPrices: {
    parameters: {
      query?: {
        connection_code?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PriceViewPage'];
        };
      };
    };
  };
  setPrice: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPrice'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PriceView'];
        };
      };
    };
  };
  deletePrice: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        price_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  exportUsage: {
    parameters: {
      query?: {
        /**
         * @description In which the days are. If absent, that of the workspace's settings. What is counted by the hour belongs to the day in
         *     which the hour begins.
         */
        time_zone?: string;
        /** @description What each item is about. */
        by?: 'integration' | 'customer' | 'connection' | 'capability';
        /** @description The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
        from?: string;
        /** @description The last day, which is included. If absent, today. */
        to?: string;
        integration_id?: string;
        customer_id?: string;
        connection_code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
    };
  };
  reportWebhookDeliveries: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookDelivery'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listWebhookEndpoints: {
    parameters: {
      query: {
        integration_id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['WebhookEndpointView'][];
          };
        };
      };
    };
  };
  testWebhookEndpoints: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TestBody'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestedTest'];
        };
      };
    };
  };
  listWorkflowRuns: {
    parameters: {
      query?: {
        state?: 'held' | 'running' | 'waiting' | 'done' | 'suppressed' | 'failed' | 'cancelled';
        /** @description The name of the document. */
        workflow?: string;
        signal_id?: string;
        /** @description Runs that began at this time or later. */
        since?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunViewPage'];
        };
      };
    };
  };
  getWorkflowRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow_run_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunWithSteps'];
        };
      };
    };
  };
  cancelWorkflowRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow_run_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RunBody'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  resumeWorkflowRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow_run_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RunBody'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  approveWorkflowRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow_run_id: string;
        step_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RunBody'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  refuseWorkflowRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow_run_id: string;
        step_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RunBody'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listWorkflowDocuments: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowSummaryPage'];
        };
      };
    };
  };
  previewWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreviewBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            signals: components['schemas']['PreviewedSignal'][];
          };
        };
      };
    };
  };
  validateWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SourceBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ValidationView'];
        };
      };
    };
  };
  getWorkflowDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowView'];
        };
      };
    };
  };
  saveWorkflowDraft: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SourceBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowView'];
        };
      };
    };
  };
  deleteWorkflowDraft: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  publishWorkflowDocument: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowView'];
        };
      };
    };
  };
  listWorkflowReplays: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowReplayViewPage'];
        };
      };
    };
  };
  beginWorkflowReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['NewReplay'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowReplayView'];
        };
      };
    };
  };
  getWorkflowReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow: string;
        replay_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowReplayView'];
        };
      };
    };
  };
  cancelWorkflowReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow: string;
        replay_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowReplayView'];
        };
      };
    };
  };
  listWorkflowReplayPeople: {
    parameters: {
      query?: {
        /** @description Whether they would be told more often, less often, or as often as now. */
        change?: 'more' | 'fewer' | 'as_many';
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        workflow: string;
        replay_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayPersonViewPage'];
        };
      };
    };
  };
  listWorkflowReplaySignals: {
    parameters: {
      query?: {
        /** @description Only signals of which this person would get more or fewer messages. */
        person_id?: string;
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        workflow: string;
        replay_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplaySignalViewPage'];
        };
      };
    };
  };
  rollBackWorkflow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version to change; without it, the current version is changed. */
        'If-Match'?: components['parameters']['IfMatch'];
      };
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RollBackBody'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowView'];
        };
      };
    };
  };
  listWorkflowVersions: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next_cursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        workflow: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowVersionPage'];
        };
      };
    };
  };
  getWorkflowVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow: string;
        document_version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowVersionWithSource'];
        };
      };
    };
  };
}
