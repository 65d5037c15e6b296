// When something on the open page changed, fetches the page again and morphs the open one into it.
(() => {
  const GAP_MS = 400;
  const MAX_AGE_MS = 30_000;
  const topics = () => document.body.dataset.topics?.split(' ') ?? [];
  const main = () => document.getElementById('main');
  const keep = {
    // Does not touch what somebody opened, closed, chose or typed.
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
    source.onmessage = ({ data }) => JSON.parse(data).some((topic) => topics().includes(topic)) && soon();
  }

  // A browser opens six connections to one host at most: a page that nobody looks at closes its own.
  document.addEventListener('visibilitychange', () => {
    source?.close();
    if (document.hidden) return;
    listen();
    soon();
  });
  if (!document.hidden) listen();
  setInterval(() => document.hidden || soon(), MAX_AGE_MS);
})();
