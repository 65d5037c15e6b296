export const greetingOf = ({ origin, services, sandbox }) => `Linesman is running.

  Console        ${origin}
  The outside    ${sandbox.url}  (providers, Slack, mailbox, and the switches that break them)
${Object.entries(services)
  .filter(([name]) => !['console', 'sandbox'].includes(name))
  .map(
    ([name, { url, processes }]) =>
      `  ${name.padEnd(18)} ${url}${processes.length > 1 ? `  (${processes.length} processes)` : ''}`,
  )
  .join('\n')}

  Try            npm run demo                       the whole story, played through this system
                 npm run -s token -- --role csm     a bearer token for the HTTP APIs
                 npm run -s platform-user -- shop   user and password at NATS for a service of yours
  Logs           .linesman/logs                     Stop with Ctrl-C
`;
