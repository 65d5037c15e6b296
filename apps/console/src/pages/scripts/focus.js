// After a form was refused, the first wrong field has the focus, or what the page says about it.
(() => {
  const refused = document.querySelector('#main [data-refused]');
  if (!refused) return;
  const wrong = document.querySelector('#main [aria-invalid="true"]') ?? refused;
  if (wrong === refused) wrong.tabIndex = -1;
  wrong.focus();
})();
