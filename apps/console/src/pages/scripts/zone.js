// Tells the server in which time zone to show times. The first page is fetched again if it can be.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const cookie = `time_zone=${encodeURIComponent(zone)}`;
  if (!zone || document.cookie.split('; ').includes(cookie)) return;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax${secure}`;
  document.dispatchEvent(new Event('zone-known'));
})();
