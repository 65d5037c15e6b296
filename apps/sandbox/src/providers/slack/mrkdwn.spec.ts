import { createEngine, readTemplates } from '../../pages/templates';
import { mrkdwn } from './mrkdwn';

const engine = createEngine(readTemplates(__dirname, 'providers/slack/'));
const shown = (text: string): unknown => engine.renderFileSync('providers/slack/mrkdwn', { spans: mrkdwn(text) });

describe('Slack markup on a page', () => {
  it('shows bold, links, code and emoji', () => {
    expect(shown(':electric_plug: *Down* `INVALID_GRANT` <https://a.example/x|open>')).toBe(
      '🔌 <strong>Down</strong> <code>INVALID_GRANT</code> <a href="https://a.example/x" rel="noreferrer">open</a>',
    );
  });

  it.each(['hourglass', 'hourglass_flowing_sand', 'envelope', 'no_entry_sign'])('shows :%s:', (name) => {
    expect(shown(`:${name}:`)).not.toContain(name);
  });

  it('replaces the three escapes of Slack and escapes for HTML', () => {
    expect(shown('R&amp;D &lt;script&gt;')).toBe('R&amp;D &lt;script&gt;');
    expect(shown('<#x"onclick=|"&lt;i&gt;> `&lt;b&gt;`')).toBe(
      '<strong>&#34;&lt;i&gt;</strong> <code>&lt;b&gt;</code>',
    );
  });

  it('makes links of web and email addresses only', () => {
    expect(shown('<javascript:alert(1)|here>')).toBe('&lt;javascript:alert(1)|here&gt;');
  });

  it('does not change underscores and stars inside words', () => {
    expect(shown('integration_disconnected_alert 2*3*4')).toBe('integration_disconnected_alert 2*3*4');
  });

  it('keeps line breaks', () => {
    expect(shown('one\n*two*')).toBe('one<br />\n<strong>two</strong>');
  });
});
