import type { CapabilityManifest, ProviderManifest } from '@linesman/provider-kit';
import type { Capability } from '../capabilities/capability.entity';
import type { Connection } from '../connections/connection.entity';
import { mergeCapability, mergeConnection } from './merge-manifest';

const manifest = { code: 'acme', display_name: 'Acme', description: 'Things.', status: 'active' } as ProviderManifest;
const stored = {
  connection_code: 'acme',
  display_name: 'Acme',
  description: 'Things.',
  logo_url: null,
  status: 'active',
  admin_fields: [],
  deleted_at: null,
} as unknown as Connection;
const declared: CapabilityManifest = {
  capability_code: 'SEND',
  version: 1,
  description: 'Sends.',
  impact: 'Nothing is sent',
  kind: 'write',
  parameters_schema: { type: 'object' },
};
const capability = {
  description: 'Sends.',
  parameters_schema: { type: 'object' },
  in_manifest: true,
  admin_fields: [],
  removed_at: null,
} as unknown as Capability;

describe('a connection', () => {
  it.each([
    ['is not written when nothing differs', stored, undefined],
    ['follows the manifest', { ...stored, display_name: 'Old' }, { display_name: 'Acme' }],
    ['keeps what an admin changed', { ...stored, display_name: 'Ours', admin_fields: ['display_name'] }, undefined],
    ['stays deleted', { ...stored, display_name: 'Old', deleted_at: new Date() }, undefined],
  ])('%s', (_, known, change) => {
    expect(mergeConnection(known as Connection, manifest)).toEqual(change);
  });

  it('is created from its manifest', () => {
    expect(mergeConnection(undefined, manifest)).toMatchObject({ connection_code: 'acme', admin_fields: [] });
  });
});

describe('a capability', () => {
  const removed_at = new Date();
  it.each([
    ['is not written when nothing differs', capability, undefined],
    [
      'takes a new schema from the manifest',
      { ...capability, parameters_schema: {} },
      { parameters_schema: { type: 'object' } },
    ],
    [
      'keeps a description that an admin wrote',
      { ...capability, description: 'Ours', admin_fields: ['description'] },
      undefined,
    ],
    ['is restored when the manifest declares it again', { ...capability, removed_at }, { removed_at: null }],
    ['stays removed when an admin removed it', { ...capability, removed_at, admin_fields: ['removed_at'] }, undefined],
  ])('%s', (_, known, change) => {
    expect(mergeCapability(known as Capability, declared)).toEqual(change);
  });
});
