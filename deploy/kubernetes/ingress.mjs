import { writeYaml } from './write-yaml.mjs';

const toConsole = { '/': 'console' };

/** The first folders of the pages and callbacks, each with its service. The console distributes the API itself. */
export function foldersOf(routes) {
  const folders = {};
  for (const [path, service] of Object.entries(routes)) {
    const folder = `/${path.split('/')[1]}`;
    if (folder === '/v1') continue;
    if ((folders[folder] ?? service) !== service) throw new Error(`Two services serve paths under ${folder}.`);
    folders[folder] = service;
  }
  return { ...folders, ...toConsole };
}

/** What the outside may reach, from the table of public routes. */
export const renderIngress = (routes) =>
  writeYaml(
    [
      [
        'Signatures are computed over raw bodies: nothing on the way may change them, and health and metrics stay inside.\nThe console serves people and the API under /v1.',
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: {
            name: 'linesman',
            annotations: {
              'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS',
              'nginx.ingress.kubernetes.io/proxy-request-buffering': 'on',
              // Emails that arrive. The services take less of everything else.
              'nginx.ingress.kubernetes.io/proxy-body-size': '10m',
            },
          },
          spec: {
            tls: [{ hosts: ['linesman.example.com'], secretName: 'linesman-tls' }],
            rules: [
              {
                host: 'linesman.example.com',
                http: {
                  paths: Object.entries(foldersOf(routes)).map(([path, name]) => ({
                    path,
                    pathType: 'Prefix',
                    backend: { service: { name, port: { name: 'http' } } },
                  })),
                },
              },
            ],
          },
        },
      ],
    ],
    'the services’ controllers',
  );
