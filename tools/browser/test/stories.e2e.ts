import { contact } from './parts/contact.ts';
import { memberAndOwner } from './parts/member-and-owner.ts';
import { stories } from './parts/stories.ts';
import { useStage } from './parts/use-stage.ts';

const stage = useStage();
// Each breaks something that those after it do not need.
describe('a member and an owner', () => memberAndOwner(stage));
describe('a contact', () => contact(stage));
describe('stories', () => stories(stage));
