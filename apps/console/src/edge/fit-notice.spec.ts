import { MAX_TOKEN_LENGTH } from '../sign-in/session';
import { fitNotice } from './fit-notice';

const sessionOf = (token: number) => ({
  access_token: 'x'.repeat(token),
  _csrf: 'y'.repeat(24),
  notice: 'z'.repeat(9),
});

it('leaves a notice as it is where there is room', () => {
  const notice = 'é'.repeat(600);
  expect(fitNotice(sessionOf(1_000), notice)).toBe(notice);
  expect(fitNotice(sessionOf(MAX_TOKEN_LENGTH), 'Saved.')).toBe('Saved.');
});

it.each(['é', '日', '😀', '"'])(
  'cuts one of %s to what fits beside the longest token, and says that it is cut',
  (letter) => {
    const session = sessionOf(MAX_TOKEN_LENGTH);
    const notice = fitNotice(session, letter.repeat(2_000));
    expect(notice.endsWith(`${letter}…`)).toBe(true);
    const size = Buffer.byteLength(JSON.stringify({ ...session, notice }));
    expect(size).toBeLessThanOrEqual(2_760);
    expect(size).toBeGreaterThan(2_750);
  },
);
