// Carries a fresh copy of the page into the one that is open, when something on it changed.
(() => {
  const GAP_MS = 400;
  const GROWS_OLD_MS = 30_000;
  const hears = () => document.body.dataset.hears?.split(' ') ?? [];
  const main = () => document.getElementById('main');
  const keep = {
    // What somebody opened or closed, chose or wrote stays as it is.
    beforeAttributeUpdated: (name, node) => !(name === 'open' && node.tagName === 'DETAILS'),
    beforeNodeMorphed: (old) => !old.matches?.('select, input:not([type=hidden])'),
  };
  let source;
  let timer;

  async function refresh() {
    timer = undefined;
    const answer = await fetch(location.href).catch(() => undefined);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.title = fresh.title;
    Idiomorph.morph(main(), fresh.getElementById('main'), { ignoreActiveValue: true, callbacks: keep });
  }

  const soon = () => (timer ??= setTimeout(refresh, GAP_MS));

  function listen() {
    source = new EventSource('/live');
    source.onmessage = ({ data }) => JSON.parse(data).some((topic) => hears().includes(topic)) && soon();
  }

  // A browser opens six connections to one host: pages that nobody looks at give theirs back.
  document.addEventListener('visibilitychange', () => {
    source?.close();
    if (document.hidden) return;
    listen();
    soon();
  });
  if (!document.hidden) listen();
  setInterval(() => document.hidden || soon(), GROWS_OLD_MS);
})();
