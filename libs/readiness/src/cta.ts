import type { Context, Emitter, Liquid, TagToken } from 'liquidjs';
import type { IntegrationStatus } from './policy';

/**
 * Asks the admins, on pages of the console. Takes `csrf`, `return_to`, `action`, `provider` and `label`, and where they
 * apply `integration_id`, `capability_code`, `small` and what it is `about`, for those who hear the page.
 */
const askAdmin = `<form method="post" action="/access-requests" class="ask-admin">
<input type="hidden" name="_csrf" value="{{ csrf | escape | raw }}">
<input type="hidden" name="action" value="{{ action | escape | raw }}">
<input type="hidden" name="provider" value="{{ provider | escape | raw }}">
{%- if integration_id %}<input type="hidden" name="integration_id" value="{{ integration_id | escape | raw }}">{% endif %}
{%- if capability_code %}<input type="hidden" name="capability_code" value="{{ capability_code | escape | raw }}">{% endif %}
<input type="hidden" name="return_to" value="{{ return_to | escape | raw }}">
<button class="button{% if small %} small{% endif %}"
{%- if about %} aria-label="{{ label | escape | raw }}: {{ about | escape | raw }}"{% endif %}><bdi>{{ label | escape | raw }}</bdi></button></form>`;

/** The templates escape values themselves and mark them `raw`, so that they do not depend on the engine's settings. */
export const ctaTemplates: Record<string, string> = {
  'integrations/_ask_admin': askAdmin,
  /**
   * Empty unless the user must act. Takes `status`, `compact` and, for staff only, `staff_reason`. On a page of the console,
   * which takes the form that asks an admin, it takes `csrf` and `return_to` too.
   */
  'integrations/_cta': `{%- if status.blocking_problem -%}
{%- assign href = status.cta_url | cta_href -%}
<div class="cta{% if compact %} compact{% endif %}" role="status">
<p><bdi>{{ status.reason | truncate: 500 | escape | raw }}</bdi>
{%- if staff_reason %} <small><bdi>{{ staff_reason | truncate: 500 | escape | raw }}</bdi></small>{% endif %}</p>
{%- if href and status.cta_label %}
<a class="button" href="{{ href | escape | raw }}"><bdi>{{ status.cta_label | truncate: 100 | escape | raw }}</bdi></a>
{%- elsif status.ask and csrf %}
{%- assign action = status.ask.action -%}
{%- assign provider = status.provider -%}
{%- assign label = status.cta_label -%}
{%- assign integration_id = nil -%}
{%- if status.ask.integration_id -%}{%- assign integration_id = status.ask.integration_id -%}{%- endif -%}
${askAdmin}
{%- endif %}
</div>
{%- endif -%}`,
  /**
   * One banner for all providers that need the user. Takes `integration_statuses` and `staff_reasons`, by provider, and
   * `csrf` and `return_to` as above.
   */
  'integrations/_banner': `{%- capture calls -%}
{%- for entry in integration_statuses -%}{%- integration_cta entry[0], compact -%}{%- endfor -%}
{%- endcapture -%}
{%- if calls != '' -%}
<aside class="cta-banner" aria-label="Integrations that need you">{{ calls | raw }}</aside>
{%- endif -%}`,
};

/** Finds a status that the page's context does not have. `page` is that context. */
export type StatusReader = (provider: string, page: Record<string, unknown>) => Promise<IntegrationStatus | undefined>;

/**
 * Adds the tag `{% integration_cta 'dropbox' %}` or `{% integration_cta 'dropbox', compact %}`, and the filter of the
 * templates. A call to action links to https, to `origin` or to a path of the page's own origin only.
 */
export function registerCta(engine: Liquid, read?: StatusReader, origin?: string): void {
  engine.registerFilter('cta_href', (url: unknown) => safeHref(url, origin));
  const partial = engine.parse(ctaTemplates['integrations/_cta']!);

  engine.registerTag('integration_cta', {
    parse({ args }: TagToken) {
      const [, provider, compact] = /^\s*(\S+?)\s*(?:,?\s*\b(compact))?\s*$/.exec(args) ?? [];
      if (!provider) throw new Error("integration_cta takes a provider: {% integration_cta 'dropbox' %}");
      Object.assign(this, { provider, compact: compact !== undefined });
    },
    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const page = context.getAll() as Record<string, unknown>;
      const provider = String(yield engine._evalValue(this.provider as string, context));
      const known = ownOf<IntegrationStatus>(page.integration_statuses, provider);
      const status = known ?? ((yield read?.(provider, page)) as IntegrationStatus | undefined);
      if (!status) return;
      const staff_reason = ownOf<string>(page.staff_reasons, provider) ?? null;
      // Strict engines refuse what is not set.
      const shown = { ...status, ask: status.ask ?? null };
      const { csrf = null, return_to = '/' } = page;
      const own = context.spawn({ status: shown, staff_reason, csrf, return_to, compact: this.compact as boolean });
      yield engine.renderer.renderTemplates(partial, own, emitter);
    },
  });
}

const ownOf = <T>(mapping: unknown, key: string): T | undefined =>
  typeof mapping === 'object' && mapping !== null && Object.hasOwn(mapping, key)
    ? (mapping as Record<string, T>)[key]
    : undefined;

/** The URL as a browser parses it, so that an odd spelling cannot lead elsewhere; null, because strict engines refuse undefined. */
function safeHref(url: unknown, origin?: string): string | null {
  if (typeof url !== 'string') return null;
  const here = 'https://page.invalid';
  if (!URL.canParse(url, here)) return null;
  const read = new URL(url, here);
  if (read.origin === here) return url.startsWith('/') ? read.href.slice(here.length) : null;
  return read.protocol === 'https:' || (origin !== undefined && read.origin === origin) ? read.href : null;
}
