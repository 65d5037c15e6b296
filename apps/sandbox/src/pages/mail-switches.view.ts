import { switchWords } from '../switches/switch-words';
import type { World } from '../world/world';
import { html, type Html } from './html';
import { hidden } from './press';

/** Whoever Linesman may write to. */
export function mailSwitches({ tenants }: World): Html {
  const people = new Map(
    tenants.flatMap(({ customers }) =>
      customers.flatMap(({ name, technical_contact: contact, csm }): [string, string][] => [
        [contact.email, `${contact.name}, ${name}`],
        [csm.email, `${csm.name}, CSM`],
      ]),
    ),
  );
  return html`<section class="card" id="mail">
    <div class="card-head"><h2>Mail</h2></div>
    <form class="pad rows" method="post" action="/switches/add">
      ${hidden({ provider: 'mail' })}
      <div class="buttons">
        <label class="labelled" for="recipient">Mail to</label>
        <select class="field" id="recipient" name="recipient">
          <option value="*">Everybody</option>
          ${[...people].map(([email, name]) => html`<option value="${email}">${name} (${email})</option>`)}
        </select>
        <button class="button" name="kind" value="bounce">Bounce</button>
        <button class="button" name="kind" value="defer">Defer</button>
      </div>
      <dl class="words">
        <dt>Bounce</dt>
        <dd>Refused for good (550). ${switchWords.bounce.then}</dd>
        <dt>Defer</dt>
        <dd>Put off (451). ${switchWords.defer.then}</dd>
      </dl>
    </form>
  </section>`;
}
