/** Contain text and what stands in it, no block (HTML, 3.2.5.2.5 "Phrasing content"). A browser repairs some of it, in silence. */
const holdText = new Set('b bdi button code em h1 h2 h3 i label legend p pre small span strong time'.split(' '));
const blocks = new Set(
  'article aside details div dl fieldset footer form h1 h2 h3 header main nav ol p pre section table ul'.split(' '),
);
const actsItself = new Set(['a', 'button', 'form']);
const mayStayOpen = new Set('dd dt li option td th tr'.split(' '));
const empty = new Set('br hr img input link meta path rect circle line use'.split(' '));
const ignored = /<!--.*?-->|<(script|style|svg|template)\b.*?<\/\1>/gs;
const tags = /<(\/?)([a-z][a-z0-9]*)\b(?:"[^"]*"|[^">])*?(\/?)>/g;

/** Each element of a page that stands where HTML has no place for it, and each end that does not end the element it should. */
export function nestingFaults(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [, end, name = '', closed] of html.replace(ignored, '').matchAll(tags)) {
    if (empty.has(name) || closed) continue;
    while (mayStayOpen.has(open.at(-1) ?? '') && (end ? open.at(-1) !== name : open.at(-1) === name)) open.pop();
    if (end) {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> ends <${last}>`);
      continue;
    }
    const around = open.find((it) => (blocks.has(name) && holdText.has(it)) || (actsItself.has(name) && it === name));
    if (around) faults.push(`<${name}> in <${around}>`);
    open.push(name);
  }
  return [...new Set(faults)];
}
