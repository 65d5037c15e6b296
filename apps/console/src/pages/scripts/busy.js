// What was pressed shows that it is at work, and is not sent twice.
document.addEventListener('submit', ({ target: form, submitter }) => {
  if (form.method !== 'post' || !submitter) return;
  // After the form has been read: a disabled button would not be sent with it.
  setTimeout(() => {
    submitter.setAttribute('aria-busy', 'true');
    submitter.disabled = true;
  });
});
// The browser's back brings the page as it was left.
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[aria-busy]')) {
    button.removeAttribute('aria-busy');
    button.disabled = false;
  }
});
