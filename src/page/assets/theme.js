// Light or dark: the system's choice until the reader makes one. Runs before the page is drawn, so that it never flashes.
(() => {
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem('linchpin.theme'); } catch { return null; } };
  const dark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  if (['light', 'dark'].includes(kept())) root.dataset.theme = kept();
  addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const name = () => { button.querySelector('span').textContent = button.title = dark() ? 'Light colours' : 'Dark colours'; };
    name();
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try { localStorage.setItem('linchpin.theme', root.dataset.theme); } catch { /* a private window keeps nothing */ }
      name();
    });
  });
})();
