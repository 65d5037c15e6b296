import { withoutDirectionMarks } from './without-direction-marks';

it.each([
  ['<bdi>TechCorp\u202e moc\u2066</bdi> \u200fis <b>down</b>', '<bdi>TechCorp moc</bdi> is <b>down</b>'],
  ['<title>\u202dA</title><p>\u2069B\u061c</p>', '<title>A</title><p>B</p>'],
  ['שלום <i>خبر</i> 👩\u200d💻', 'שלום <i>خبر</i> 👩\u200d💻'],
])('takes the marks that turn text around out of %j', (html, clean) => expect(withoutDirectionMarks(html)).toBe(clean));

it.each([
  '<input value="TechCorp\u202e">',
  '<textarea name="note">\n\u202eA &lt;b&gt;\u202c</textarea>',
  '<pre tabindex="0">{"name": "<b>\u202eA</b>"}</pre>',
  '<code>\u200eA</code>',
])('keeps what is typed or quoted: %j', (html) => expect(withoutDirectionMarks(html)).toBe(html));
