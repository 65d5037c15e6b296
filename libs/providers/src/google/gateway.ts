import { defineGateway } from '@linesman/provider-kit';
import { createFolder } from './create-folder';
import { manifest } from './manifest';
import { syncFiles } from './sync-files';

export const gateway = defineGateway(manifest, { SYNC_FILES: syncFiles, CREATE_FOLDER: createFolder });
