// Open signals: keys, selected rows, and a panel that opens without leaving the page. Without this script rows are links.
(() => {
  if (!document.getElementById('triage')) return;
  const say = (text) => (document.getElementById('announcer').textContent = text);
  const panel = () => document.getElementById('panel');
  const isShown = (element) => element.checkVisibility();
  const rows = () =>
    [...document.querySelectorAll('#triage .t-who[href], #triage .triage-group summary')].filter(isShown);
  const boxOf = (row) => row?.closest('li')?.querySelector(':scope > .t-pick input');
  const current = () => document.activeElement?.closest('#triage li')?.querySelector('.t-who[href], summary');

  function move(by) {
    const all = rows();
    const at = all.indexOf(current());
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
    next?.focus();
  }

  function count() {
    const picked = document.querySelectorAll('#triage input[name="signal"]:checked').length;
    const field = document.getElementById('bulk-count');
    if (field) field.textContent = picked === 1 ? '1 selected' : `${picked} selected`;
    return picked;
  }

  /** Does something with the selected rows, with the row that has the focus, or with the signal in the panel. */
  function act(action) {
    const button = document.querySelector(`#bulk button[value="${action}"]`);
    const row = current();
    const box = row ? boxOf(row) : document.querySelector('#triage li[aria-current] > .t-pick input');
    if (!button || (count() === 0 && !box)) return say('Move to a signal first.');
    if (count() === 0) box.checked = true;
    sessionStorage.setItem('triage-at', row?.closest('li')?.id ?? '');
    button.click();
  }

  /** Shows the panel of an address, or none, and keeps the list as it is. */
  async function show(address, focus) {
    const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => undefined);
    const fresh =
      answer?.ok &&
      !answer.redirected &&
      new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('panel');
    // Another signal was opened meanwhile: its panel is on the way.
    if (new URL(address, location.href).href !== location.href) return;
    if (!fresh) return location.assign(address);
    panel().replaceWith(document.adoptNode(fresh));
    const id = new URL(address, location.href).searchParams.get('signal');
    for (const row of document.querySelectorAll('#triage li[aria-current]')) row.removeAttribute('aria-current');
    if (id) document.getElementById(`signal-${id}`)?.setAttribute('aria-current', 'true');
    if (focus) focus(id);
  }

  const open = (address) => {
    history.pushState({}, '', address);
    return show(address, () => panel().focus());
  };

  function close() {
    const link = document.querySelector('[data-closes-panel]');
    if (!link) return;
    const id = new URLSearchParams(location.search).get('signal');
    history.pushState({}, '', link.href);
    void show(link.href, () =>
      (document.querySelector(`#signal-${CSS.escape(id ?? '')} .t-who`) ?? rows()[0])?.focus(),
    );
  }

  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest?.('[data-opens], [data-closes-panel]');
    if (!link) return;
    event.preventDefault();
    if (link.matches('[data-opens]')) void open(link.href);
    else close();
  });
  addEventListener('popstate', () => void show(location.href));
  document.addEventListener('change', ({ target }) => target.name === 'signal' && say(`${count()} selected`));

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: () => boxOf(current())?.click(),
    a: () => act('acknowledge'),
    s: () => act('snooze'),
    Escape: close,
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest?.('input:not([type="checkbox"]), select, textarea, dialog')) return;
    if (!Object.hasOwn(keys, event.key)) return;
    if (event.key !== 'Escape' && document.body.dataset.singleKeys === 'off') return;
    if (event.key !== 'Escape') event.preventDefault();
    keys[event.key]();
  });

  // After something was done the same row has the focus again, or the first one where it is gone.
  const at = sessionStorage.getItem('triage-at');
  sessionStorage.removeItem('triage-at');
  if (at !== null) {
    const row = document.querySelector(`#${CSS.escape(at || 'none')} > .t-who`);
    const group = row?.closest('details');
    if (group) group.open = true;
    (row ?? rows()[0])?.focus();
  }
})();
