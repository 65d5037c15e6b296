// Updates the open page with a fresh one when the server says that something on it changed.
(() => {
  const PARTS = ['banner', 'main'];
  const POLL_MS = 30_000;
  /** While something on the page runs: no events are published for its steps. */
  const RUNNING_MS = 2_000;
  const GAP_MS = 1_000;
  const touched = new WeakSet();
  let source;
  let busy = false;
  let again = false;
  let timer;
  let fetchedAt = 0;

  const main = () => document.getElementById('main');

  function concerns({ kind, ids }) {
    const { live = '', liveId } = main().dataset;
    if (kind === 'everything') return true;
    const about = liveId ? liveId.split(' ') : [];
    return live.split(/\s+/).includes(kind) && (!liveId || ids.length === 0 || about.some((id) => ids.includes(id)));
  }

  const keep = {
    // Neither do controls that stand outside their form.
    beforeNodeMorphed: (old) => !touched.has(old) && !(old.form && touched.has(old.form)),
    // Sections and dialogs that somebody opened or closed stay as they are.
    beforeAttributeUpdated: (name, node) => !(name === 'open' && ['DETAILS', 'DIALOG'].includes(node.tagName)),
  };

  /** What a page says of itself in a sentence, without times: they change all the while. */
  const said = (page) => page.querySelector('[data-announce]')?.dataset.announce ?? '';

  /** Screen readers say what changed; nobody is told what stayed. */
  function announce(fresh) {
    const now = said(fresh);
    if (now && now !== said(document)) document.getElementById('announcer').textContent = now;
  }

  function apply(fresh) {
    document.title = fresh.title;
    announce(fresh);
    for (const id of PARTS) {
      const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
      if (old && now) Idiomorph.morph(old, now, { ignoreActiveValue: true, callbacks: keep });
    }
  }

  async function refresh() {
    if (busy) return void (again = true);
    busy = true;
    fetchedAt = Date.now();
    const address = location.href;
    try {
      const answer = await fetch(address, { headers: { accept: 'text/html' } });
      // After a sign-out or a deletion the browser shows the page that it is redirected to, or the error.
      if (answer.redirected || answer.status === 404) return location.reload();
      const text = answer.ok && (await answer.text());
      // A panel that was opened meanwhile has another address.
      if (text && address === location.href) apply(new DOMParser().parseFromString(text, 'text/html'));
    } catch {
      // There is no network; the next change or poll tries again.
    } finally {
      setTimeout(() => {
        busy = false;
        if (again) refresh((again = false));
      }, GAP_MS);
    }
  }

  // A browser opens six connections to an origin, so hidden pages keep none open.
  function listen() {
    if (document.hidden) {
      source?.close();
      source = undefined;
      return clearInterval(timer);
    }
    if (source) return;
    source = new EventSource('/live');
    source.addEventListener('changed', ({ data }) => JSON.parse(data).some(concerns) && refresh());
    // An event may be missed, so the page also asks from time to time.
    timer = setInterval(() => {
      const due = main().querySelector('[data-running]') ? 0 : POLL_MS;
      if (Date.now() - fetchedAt >= due) refresh();
    }, RUNNING_MS);
  }

  if (!main()?.dataset.live) return;
  document.addEventListener('input', ({ target }) => target.form && touched.add(target.form));
  document.addEventListener('zone-known', refresh);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh();
    listen();
  });
  listen();
})();
