import { Problem } from '@linesman/service-kit';
import { refusalOf, unplaced } from './refusal-of';

it('is what a form shows of a refusal, and other errors are thrown again', () => {
  const errors = [
    { field: 'config.base_url', message: 'must be a URL' },
    { field: 'credentials', message: 'Refused.' },
  ];
  const refusal = refusalOf(new Problem(422, 'credentials-refused', 'Nothing was changed.', { errors }));
  expect(refusal).toEqual({ kind: 'credentials-refused', message: 'Nothing was changed.', errors });
  expect(unplaced(refusal, ['name', 'config.base_url', 'credentials.key'])).toEqual([errors[1]]);
  const named = [{ field: 'csm.email', message: 'email must be an email' }];
  expect(refusalOf(new Problem(400, 'invalid-fields', 'csm.email: email must be …', { errors: named }))).toEqual({
    kind: 'invalid-fields',
    message: 'Check the highlighted fields.',
    errors: [{ field: 'csm.email', message: 'Must be an email' }],
  });
  expect(() => refusalOf(new Problem(403, 'not-granted', 'Ask an admin.'))).toThrow(Problem);
  expect(() => refusalOf(new Error('broken'))).toThrow('broken');
});
