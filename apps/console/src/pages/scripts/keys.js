// The list of keys, and whether keys without ⌘ or Ctrl do anything: some people's tools press them by themselves.
(() => {
  const dialog = document.getElementById('keys');
  if (!dialog) return;
  const isOff = () => document.body.dataset.singleKeys === 'off';

  document.getElementById('single-keys').addEventListener('change', ({ target }) => {
    document.body.dataset.singleKeys = target.checked ? 'on' : 'off';
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `single_keys=${document.body.dataset.singleKeys}; path=/; max-age=31536000; samesite=lax${secure}`;
  });
  document.addEventListener('click', ({ target }) => target.closest?.('[data-shows-keys]') && dialog.showModal());
  document.addEventListener('keydown', (event) => {
    if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
    if (event.target.closest?.('input:not([type="checkbox"]), select, textarea, dialog')) return;
    event.preventDefault();
    dialog.showModal();
  });
})();
