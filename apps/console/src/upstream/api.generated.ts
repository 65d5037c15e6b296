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
     * Ask access requests
     * @description Asks the admins of the tenant, by email, for what the caller may not do. The same is asked once a day.
     *
     *     For `csm`, `member`.
     */
    post: operations['askAccessRequests'];
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
     * @description Who approved or rejected which message, and who stopped or started emails to a contact. Newest first.
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
  '/v1/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List connection setup
     * @description The connections that this installation has code for. Of another one in the catalog no integration can be made.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['listConnectionSetup'];
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
     * Lift contacts
     * @description Sends emails again to an address that bounced, at once those about problems that are still open. Who unsubscribed can subscribe again only with their own link.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    delete: operations['liftContacts'];
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
     * Figures customer health
     * @description For `tenant_admin`, `csm`, `service`, `admin`.
     */
    get: operations['figuresCustomerHealth'];
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
     * @description A CSM may change the technical contact and nothing else (403 `contact-only`); a service of the platform may change all.
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
     * Get defaults
     * @description For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['getDefaults'];
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
     * Settle
     * @description A person has found out at the provider how an unknown write ended.
     *
     *     For `tenant_admin`.
     */
    put: operations['settle'];
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
     * Figures integration health
     * @description For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['figuresIntegrationHealth'];
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
     * Csv metrics
     * @description The same figures as a table for a spreadsheet, with a row for each step of each part.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['csvMetrics'];
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
     * Read revocations
     * @description What became of our access at the provider after the integration was deleted: for 90 days. 404 if it is not deleted, or
     *     had no credentials.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`.
     */
    get: operations['readRevocations'];
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
     * Get replicas
     * @description How far the comparison is that began last.
     *
     *     For `admin`.
     */
    get: operations['getReplicas'];
    put?: never;
    /**
     * Rebuild replicas
     * @description Begins to compare the replicas with the integrations service's snapshot, and to repair those that differ. Does not wait for the end; one that goes on already stays as it is.
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
     * Names people
     * @description The names of those whose subjects the caller knows, from an execution for example. Subjects without a name are left out.
     *
     *     For `tenant_admin`, `csm`, `member`.
     */
    get: operations['namesPeople'];
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
     * Status provider status
     * @description Every provider that all tenants share: those with an outage first, then by name.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['statusProviderStatus'];
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
     * Outages provider status
     * @description The outages of a provider, the newest first, also those that were our own fault.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['outagesProviderStatus'];
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
     * @description How reliable each of them was, those first that were disconnected for the longest.
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
     * Csv reliability
     * @description The same figures as a table for a spreadsheet: all rows, those first that were disconnected for the longest.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['csvReliability'];
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
     * Periods reliability
     * @description All of the integrations together, day by day, week by week or month by month.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['periodsReliability'];
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
     * Report reliability
     * @description How the goals were met: detected within an hour, resolved before the customer noticed, fewer tickets, 99 % uptime.
     *
     *     For `tenant_admin`, `csm`, `member`, `service`, `admin`.
     */
    get: operations['reportReliability'];
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
     * @description Answers with the first acknowledgement, also where another person made it.
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
  '/v1/risk-signals/{signal_id}/tech-call': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tech call
     * @description The times that were offered for a call, the one that the contact chose, and what came of it.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['techCall'];
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
     * Objects synced records
     * @description The kinds of records that were synced from an integration.
     *
     *     For `tenant_admin`, `csm`, `service`, `admin`.
     */
    get: operations['objectsSyncedRecords'];
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
     *     For `csm`, `tenant_admin`, `admin`.
     */
    get: operations['listTasks'];
    put?: never;
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
     * @description Closing what is closed changes nothing.
     *
     *     For `csm`, `tenant_admin`, `admin`.
     */
    post: operations['closeTask'];
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
    AnnouncedSupportTicket: {
      /** @description Whether the ticket was known already, so that nothing was done. */
      known: boolean;
    };
    ApprovalBody: {
      /** @description Why; it is kept in the audit log. */
      note?: string;
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
    /** @description A customer, as services send it to each other. */
    CustomerSnapshot: {
      /** Format: uuid */
      customer_id: string;
      name: string;
      /** @description Annual recurring revenue in whole US dollars. */
      arr?: number;
      csm?: components['schemas']['Csm'];
      technical_contact?: components['schemas']['TechnicalContact'];
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
       * @description opened, changed.<version>, again.<number>, partly.<version>, resolved, withdrawn, click.<action>[.<number>],
       *     tech_call.<what>, new_link.<request>
       */
      occasion: string;
      /** @enum {string} */
      channel: 'email' | 'slack';
      /** @description The person's email address, on every channel; `staff` for our own staff. */
      recipient: string;
      /** @enum {string} */
      audience: 'contact' | 'csm' | 'staff' | 'tenant';
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
    EndTechCallBody: {
      /**
       * @description Whether the call took place. `cancelled` cancels one that is still to come: both people get the cancellation.
       * @enum {string}
       */
      outcome: 'held' | 'not_held' | 'cancelled';
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
    EventsPage: {
      /** @description In the order in which they were published. */
      events: components['schemas']['Envelope'][];
      /** @description Where to read on: send it as `after`. */
      next: string;
    };
    /** @description The outcome. With `requested` or `running` it has not ended yet; an event will say how it ends. */
    ExecuteAnswer: {
      /** Format: uuid */
      execution_id: string;
      /** @enum {string} */
      status: 'failed' | 'requested' | 'running' | 'succeeded' | 'unknown';
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
      /** @description With `requested` or `running`: why the last attempt failed. */
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
       * @description requested: no call is on its way; running: one may be.
       * @enum {string}
       */
      status: 'failed' | 'requested' | 'running' | 'succeeded' | 'unknown';
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
       * @description requested: no call is on its way; running: one may be.
       * @enum {string}
       */
      status: 'failed' | 'requested' | 'running' | 'succeeded' | 'unknown';
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
    FieldError: {
      /** @description Dotted path of the field, e.g. `csm.email`. */
      field: string;
      message: string;
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
      /** Format: date-time */
      created_at: string;
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
      staff_told_by: ('email' | 'slack')[];
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
       * @description When a person was last told of an open signal, or of a change of it.
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
      /** @enum {string} */
      detected_by: 'execution' | 'measurement' | 'probe' | 'provider_webhook' | 'refresh' | 'sso' | 'webhook';
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
    LinkBody: {
      /** Format: uuid */
      integration_id: string;
      /** @description e.g. `payment_processing`. */
      purpose?: string;
      is_default?: boolean;
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
    Manager: {
      name: string;
      /** Format: email */
      email: string;
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
    /** @description One fact about an integration's health. */
    Observation: {
      /** Format: uuid */
      integration_id: string;
      /** @enum {string} */
      source: 'execution' | 'measurement' | 'probe' | 'provider_webhook' | 'refresh' | 'sso' | 'webhook';
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
      latency_ms?: number;
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
       * @description When a token of theirs was last seen, to the day.
       */
      seen_at: string;
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
       * @description Null while it goes on.
       */
      ended_at: string | null;
      /** @description How many customers and integrations were read. */
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
    RequestedTest: {
      attempt_id: string;
      /** Format: date-time */
      requested_at: string;
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
      signal_type: 'integration_degraded' | 'integration_disconnected' | 'integration_expiring';
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      failure_reason: string | null;
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** @enum {string|null} */
      detected_by: 'execution' | 'measurement' | 'probe' | 'provider_webhook' | 'refresh' | 'sso' | 'webhook' | null;
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
    /** @description All settings of a tenant: a field that is absent goes back to its default. */
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
      /** @description Origins of pages that show calls to action, such as https://app.example.com. On other pages a browser shows none. */
      page_origins?: string[];
      /** @description Settings of the platform tenant only: where our staff are notified of what only they can repair. */
      staff_alerts?: components['schemas']['StaffAlerts'];
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
      /** @description Origins of the tenant's pages that show calls to action. */
      page_origins?: string[];
      staff_alerts?: components['schemas']['StaffAlerts'];
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
       * @description requested: no call is on its way; running: one may be.
       * @enum {string}
       */
      status: 'failed' | 'requested' | 'running' | 'succeeded' | 'unknown';
      result: {
        [key: string]: unknown;
      } | null;
      error: components['schemas']['ExecutionError'] | null;
      /** Format: date-time */
      finished_at: string | null;
      /** @description Number of the newest event about this execution. */
      version: number;
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
      signal_type: 'integration_degraded' | 'integration_disconnected' | 'integration_expiring';
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
       * @description opened, changed.<version>, again.<number>, partly.<version>, resolved, withdrawn, click.<action>[.<number>],
       *     tech_call.<what>, new_link.<request>
       */
      occasion: string;
      /** @enum {string} */
      channel: 'email' | 'slack';
      /** @description The person's email address, on every channel; `staff` for our own staff. */
      recipient: string;
      /** @enum {string} */
      audience: 'contact' | 'csm' | 'staff' | 'tenant';
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
      kind: 'clock_wrong' | 'messages_late' | 'probes_fail' | 'probes_late';
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
      signal_type: 'integration_degraded' | 'integration_disconnected' | 'integration_expiring';
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
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
    /** @description A task of our staff, who see ids of other tenants, and no names. */
    StaffTaskView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /** Format: uuid */
      signal_id: string;
      /**
       * Format: uuid
       * @description The tenant of the signal, where it is not the task's own: a task of our staff in the platform tenant.
       */
      signal_tenant_id: string | null;
      /** Format: uuid */
      customer_id: string | null;
      /** @description What it was created for, so that it is created once: a step of a workflow, a response, a bounced email. */
      key: string;
      title: string;
      /** @enum {string} */
      priority: 'critical' | 'high' | 'low' | 'medium';
      /** @description An email address. Absent where it is for whoever of the tenant takes it. */
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
      /** Format: date-time */
      created_at: string;
      integration_id: string | null;
      signal_state: string | null;
    };
    StaffTaskViewPage: {
      items: components['schemas']['StaffTaskView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
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
       * @description From when on its data count as stale. Null where they do, or where nobody knows what is usual.
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
    Task: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /** Format: uuid */
      signal_id: string;
      /**
       * Format: uuid
       * @description The tenant of the signal, where it is not the task's own: a task of our staff in the platform tenant.
       */
      signal_tenant_id: string | null;
      /** Format: uuid */
      customer_id: string | null;
      /** @description What it was created for, so that it is created once: a step of a workflow, a response, a bounced email. */
      key: string;
      title: string;
      /** @enum {string} */
      priority: 'critical' | 'high' | 'low' | 'medium';
      /** @description An email address. Absent where it is for whoever of the tenant takes it. */
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
      /** Format: date-time */
      created_at: string;
    };
    /** @description A task with what it is about, which is empty for a customer who was erased. */
    TaskView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      tenant_id: string;
      /** Format: uuid */
      signal_id: string;
      /**
       * Format: uuid
       * @description The tenant of the signal, where it is not the task's own: a task of our staff in the platform tenant.
       */
      signal_tenant_id: string | null;
      /** Format: uuid */
      customer_id: string | null;
      /** @description What it was created for, so that it is created once: a step of a workflow, a response, a bounced email. */
      key: string;
      title: string;
      /** @enum {string} */
      priority: 'critical' | 'high' | 'low' | 'medium';
      /** @description An email address. Absent where it is for whoever of the tenant takes it. */
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
      /** Format: date-time */
      created_at: string;
      integration_id: string | null;
      signal_state: string | null;
      customer_name: string | null;
      integration_name: string | null;
    };
    TaskViewPage: {
      items: components['schemas']['TaskView'][];
      /** @description Absent on the last page. */
      next_cursor?: string;
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
      /** @description Origins of the tenant's pages that show calls to action. */
      page_origins?: string[];
      staff_alerts?: components['schemas']['StaffAlerts'];
      version: number;
    };
    TestBody: {
      /** Format: uuid */
      integration_id: string;
      endpoint: string;
    };
    UsageView: {
      connection_code: string;
      integrations: number;
      /** @description How many tenants have at least one of these integrations. */
      tenants: number;
    };
    /** @description What the calls of all integrations of the provider needed in the last four weeks. */
    UsualFigures: {
      success_percent: number | null;
      p50_ms: number | null;
      p95_ms: number | null;
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
    WholeRiskSignal: {
      signal_id: string;
      integration_id: string;
      integration_name: string;
      integration_type: string;
      connection_name: string;
      customer_id: string | null;
      customer: components['schemas']['CustomerSnapshot'] | null;
      /** @enum {string} */
      signal_type: 'integration_degraded' | 'integration_disconnected' | 'integration_expiring';
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
        | 'data_stale'
        | 'dns_failure'
        | 'error_rate_high'
        | 'grant_revoked'
        | 'insufficient_scope'
        | 'invalid_client'
        | 'lease_failed'
        | 'rate_limited'
        | 'refresh_interrupted'
        | 'refresh_refused'
        | 'server_error'
        | 'slow'
        | 'sso_logins_refused'
        | 'sso_misconfigured'
        | 'timeout'
        | 'tls_failure'
        | 'webhook_refused'
        | 'webhook_silent'
        | null;
      failure_reason: string | null;
      /** @enum {string} */
      party_at_fault: 'customer' | 'customer_endpoint' | 'nobody' | 'provider' | 'us';
      /** @enum {string|null} */
      detected_by: 'execution' | 'measurement' | 'probe' | 'provider_webhook' | 'refresh' | 'sso' | 'webhook' | null;
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
    WorkingHours: {
      /** @description 0 to 23, in the customer's time zone. */
      start_hour: number;
      end_hour: number;
      /** @description ISO week days, Monday is 1. */
      days: number[];
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
  askAccessRequests: {
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
          | 'tenant_settings';
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
        /** @description Only entries with a smaller id, which are older. Whoever merges two logs goes on with it in place of `cursor`. */
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
        subject_type?: 'contact' | 'delivery';
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
        /** @description Only entries with a smaller id, which are older. Whoever merges two logs goes on with it in place of `cursor`. */
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
  listConnectionSetup: {
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
  liftContacts: {
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
        /** @description A part of the customer's name. */
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
  figuresCustomerHealth: {
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
  getDefaults: {
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
        status?: 'requested' | 'running' | 'succeeded' | 'failed' | 'unknown';
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
  settle: {
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
  figuresIntegrationHealth: {
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
  csvMetrics: {
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
  readRevocations: {
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
          | 'tenant_settings';
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
        /** @description Only entries with a smaller id, which are older. Whoever merges two logs goes on with it in place of `cursor`. */
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
        /** @description Only entries with a smaller id, which are older. Whoever merges two logs goes on with it in place of `cursor`. */
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
        channel?: 'slack' | 'email';
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
  getReplicas: {
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
  namesPeople: {
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
  statusProviderStatus: {
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
  outagesProviderStatus: {
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
        /** @description The first day, such as `2026-03-29`. If absent, that of ninety days. */
        from?: string;
        /** @description The last day, which is included. If absent, today. There may be 400 days at most. */
        to?: string;
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
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
  csvReliability: {
    parameters: {
      query?: {
        /** @description What each row is about. */
        by?: 'integration' | 'customer' | 'connection' | 'tenant';
        /** @description As which the days are split, with a row for each; weeks begin on Monday. If absent, they are one period. */
        each?: 'day' | 'week' | 'month';
        /** @description The first day, such as `2026-03-29`. If absent, that of ninety days. */
        from?: string;
        /** @description The last day, which is included. If absent, today. There may be 400 days at most. */
        to?: string;
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
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
  periodsReliability: {
    parameters: {
      query?: {
        /** @description Weeks begin on Monday. */
        each?: 'day' | 'week' | 'month';
        /** @description The first day, such as `2026-03-29`. If absent, that of ninety days. */
        from?: string;
        /** @description The last day, which is included. If absent, today. There may be 400 days at most. */
        to?: string;
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
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
  reportReliability: {
    parameters: {
      query?: {
        /** @description The first day, such as `2026-03-29`. If absent, that of ninety days. */
        from?: string;
        /** @description The last day, which is included. If absent, today. There may be 400 days at most. */
        to?: string;
        /** @description In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
        time_zone?: string;
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
  techCall: {
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
  objectsSyncedRecords: {
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
        /** @description `me`: those for the caller's email address. */
        assignee?: 'me';
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
          'application/json': components['schemas']['Task'];
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
}
