// <integration-cta provider="dropbox" token="…" [compact]> shows what a user has to do about an integration, if anything.
// Linesman serves this script and inserts its own origin. It needs no framework, and no style that a page policy refuses.
(() => {
  if (customElements.get('integration-cta')) return;
  const origin = '__PUBLIC_ORIGIN__';

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; color-scheme: inherit; font: inherit; }
    :host([hidden]) { display: none; }
    .cta { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 12px 16px; line-height: 1.45;
      border: 1px solid var(--integration-cta-border, color-mix(in srgb, currentColor 18%, transparent));
      border-inline-start: 3px solid var(--integration-cta-accent, #b7791f); border-radius: 8px;
      background: var(--integration-cta-background, color-mix(in srgb, #b7791f 8%, transparent)); }
    .cta.compact { padding: 6px 12px; font-size: .875em; }
    p { flex: 1 1 16em; margin: 0; overflow-wrap: anywhere; }
    a { padding: 6px 12px; border-radius: 6px; text-decoration: none; font-weight: 600; overflow-wrap: anywhere;
      color: var(--integration-cta-button-text, #fff); background: var(--integration-cta-button, #1f2937);
      border: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
    a:hover { text-decoration: underline; }
    a:focus-visible { outline: 2px solid var(--integration-cta-accent, #b7791f); outline-offset: 2px; }`);

  const policy = globalThis.trustedTypes?.createPolicy('integration-cta', { createHTML: (html) => html });

  class IntegrationCta extends HTMLElement {
    static observedAttributes = ['provider', 'token', 'compact'];
    #root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    #asked = new AbortController();
    #shown = '';
    #queued = false;
    #onVisible = () => document.visibilityState === 'visible' && this.#queue();

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      document.addEventListener('visibilitychange', this.#onVisible);
      this.#queue();
    }

    disconnectedCallback() {
      document.removeEventListener('visibilitychange', this.#onVisible);
      this.#asked.abort();
    }

    attributeChangedCallback(name, before, after) {
      if (before === after) return;
      // The call to action of one user or provider must not be shown for the next one.
      if (name === 'provider' || !after) this.#show('');
      this.#queue();
    }

    /** Attributes that change together cause one request. */
    #queue() {
      if (this.#queued || !this.isConnected) return;
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        void this.#load();
      });
    }

    async #load() {
      this.#asked.abort();
      const { signal } = (this.#asked = new AbortController());
      const [provider, token] = [this.getAttribute('provider'), this.getAttribute('token')];
      if (!provider || !token || !this.isConnected) return;
      const query = new URLSearchParams({ provider, ...(this.hasAttribute('compact') ? { compact: 'true' } : {}) });
      try {
        const response = await fetch(`${origin}/cta/fragment?${query}`, {
          headers: { authorization: `Bearer ${token}` },
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal,
        });
        const html = response.ok ? await response.text() : '';
        if (signal.aborted) return;
        if (response.ok) this.#show(html);
        else if (response.status === 401) this.#expired(provider);
        else if (response.status < 500) this.#show('');
      } catch {
        // Aborted, or not reachable now: what is shown stays, and the next request may succeed.
      }
    }

    #show(html) {
      if (html === this.#shown) return;
      this.#shown = html;
      this.#root.innerHTML = policy ? policy.createHTML(html) : html;
    }

    /** The page answers by setting a new `token`. */
    #expired(provider) {
      this.dispatchEvent(
        new CustomEvent('integration-cta-expired', { bubbles: true, composed: true, detail: { provider } }),
      );
    }
  }
  customElements.define('integration-cta', IntegrationCta);
})();
