import { mrkdwn } from './mrkdwn';

const shown = (text: string): string => mrkdwn(text).text;

describe('Slack markup on a page', () => {
  it('shows bold, links, code and emoji', () => {
    expect(shown(':electric_plug: *Down* `INVALID_GRANT` <https://a.example/x|open>')).toBe(
      '🔌 <strong>Down</strong> <code>INVALID_GRANT</code> <a href="https://a.example/x" rel="noreferrer">open</a>',
    );
  });

  it('undoes the three escapes of Slack and escapes for HTML', () => {
    expect(shown('R&amp;D &lt;script&gt;')).toBe('R&#38;D &#60;script&#62;');
  });

  it('never makes a link of anything but web and mail addresses', () => {
    expect(shown('<javascript:alert(1)|here>')).not.toContain('<a');
  });

  it('leaves underscores and stars inside words alone', () => {
    expect(shown('integration_disconnected_alert 2*3*4')).toBe('integration_disconnected_alert 2*3*4');
  });
});
