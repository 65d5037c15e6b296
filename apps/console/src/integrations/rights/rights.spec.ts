import { Problem } from '@linesman/service-kit';
import { requireRight, rightsOn } from './rights';

it('offers what the service says that the visitor may do', () => {
  expect(rightsOn({ my_rights: ['manage'] })).toEqual({ may_manage: true, may_configure: false });
  expect(() => requireRight({ my_rights: ['manage'] }, 'may_manage')).not.toThrow();
});

it('offers nothing where an older integrations service does not say it', () => {
  expect(rightsOn({})).toEqual({ may_manage: false, may_configure: false });
  expect(() => requireRight({}, 'may_manage')).toThrow(Problem);
});
