// A pressed button shows that its form is being sent, and cannot send it twice.
document.addEventListener('submit', ({ target: form, submitter }) => {
  if (form.method !== 'post' || !submitter) return;
  // Later, since a button that is disabled now would not be sent with its form.
  setTimeout(() => {
    submitter.setAttribute('aria-busy', 'true');
    submitter.disabled = true;
  });
});
// The browser's back button shows the page as it was, with disabled buttons.
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[aria-busy]')) {
    button.removeAttribute('aria-busy');
    button.disabled = false;
  }
});
