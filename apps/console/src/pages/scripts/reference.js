// Filters the operations of the reference by words. Without this script all are listed.
(() => {
  const field = document.getElementById('find');
  const count = document.getElementById('found');
  const rows = [...document.querySelectorAll('[data-words]')];
  document.getElementById('finder').hidden = false;

  field.addEventListener('input', () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !wanted.every((word) => row.dataset.words.toLowerCase().includes(word));
    for (const chapter of document.querySelectorAll('[data-chapter]'))
      chapter.hidden = !chapter.querySelector('[data-words]:not([hidden])');
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = wanted.length > 0 ? `${shown} of ${rows.length} operations` : `${rows.length} operations`;
  });
})();
