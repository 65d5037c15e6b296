import { nestingFaults } from './nesting-faults';

it.each([
  ['<span><b>a</b><div>b</div></span>', ['<div> in <span>']],
  ['<span class="x"><form method="post"><button>a</button></form></span>', ['<form> in <span>']],
  ['<p>a<ul><li>b</li></ul></p>', ['<ul> in <p>']],
  ['<a href="/"><span><a href="/b">c</a></span></a>', ['<a> in <a>']],
  ['<div><p>a</div></p>', ['</div> ends <p>', '</p> ends <div>']],
])('finds what is wrong with %s', (html, faults) => {
  expect(nestingFaults(html)).toEqual(faults);
});

it('finds nothing wrong with what HTML allows', () => {
  const html = `<!doctype html><main><a href="/?a>b" title="a > b"><div><p>a<br><img src="x"></p></div></a>
    <svg><title>a</title><p></p></svg><!-- <p><div> --><details><summary><h2>b</h2></summary></details>
    <datalist><option value="a"><option value="b"></datalist><ul><li>a<ul><li>b</ul><li>c</ul></main>`;
  expect(nestingFaults(html)).toEqual([]);
});
