import { defineGateway } from '@linesman/provider-kit';
import { manifest } from './manifest';
import { getResource, sendRequest } from './resource';

export const gateway = defineGateway(manifest, { GET_RESOURCE: getResource, SEND_REQUEST: sendRequest });
