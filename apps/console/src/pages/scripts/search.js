// Search over everything in a dialog, opened with ⌘K, Ctrl K or /. Without this script the link leads to the page.
(() => {
  const dialog = document.getElementById('search');
  if (!dialog) return;
  const field = document.getElementById('search-field');
  const results = document.getElementById('search-results');
  const WAIT_MS = 150;
  let timer;
  let asked = 0;

  function open() {
    if (!dialog.open) dialog.showModal();
    field.select();
  }

  async function find() {
    const mine = ++asked;
    const q = field.value.trim();
    if (q.length < 2) return results.replaceChildren();
    const answer = await fetch(`/search?q=${encodeURIComponent(q)}`, { headers: { accept: 'text/html' } }).catch(
      () => undefined,
    );
    // After a sign-out the page asks for a sign-in.
    if (answer?.redirected) return location.reload();
    if (!answer?.ok || mine !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('results');
    if (mine !== asked) return;
    // The page of the search has the same ids.
    for (const node of fresh.querySelectorAll('[id]')) node.id = `dialog-${node.id}`;
    for (const node of fresh.querySelectorAll('[aria-labelledby]'))
      node.setAttribute('aria-labelledby', `dialog-${node.getAttribute('aria-labelledby')}`);
    results.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
  }

  function move(by) {
    const all = [field, ...results.querySelectorAll('a')];
    all[(all.indexOf(document.activeElement) + by + all.length) % all.length].focus();
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void find(), WAIT_MS);
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  });
  // A click beside the dialog closes it.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || !event.target.closest?.('[data-searches]')) return;
    event.preventDefault();
    open();
  });
  document.addEventListener('keydown', (event) => {
    const chord = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k';
    const bare = !event.metaKey && !event.ctrlKey && !event.altKey;
    const slash = event.key === '/' && bare && document.body.dataset.singleKeys !== 'off';
    if (!chord && (!slash || event.target.closest?.('input, select, textarea, dialog'))) return;
    event.preventDefault();
    open();
  });
})();
