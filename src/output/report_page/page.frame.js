  // ---- the frame
  const built = new Set();
  const builders = {overview, rules, repeats, documents: documentsShell};
  function show() {
    place = readPlace();
    for (const link of document.querySelectorAll('nav a')) {
      if (link.dataset.view === place.view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    hideTip();
    document.body.classList.remove('one');
    for (const view of Object.keys(builders)) byId(view).hidden = view !== place.view;
    if (!built.has(place.view)) {
      built.add(place.view);
      byId(place.view).append(...builders[place.view]().flat());
    }
    if (place.view === 'documents') showDocumentsView();
  }
  function dark(is) {
    document.documentElement.dataset.theme = is ? 'dark' : 'light';
  }
  const wish = matchMedia('(prefers-color-scheme: dark)');
  dark(wish.matches);
  wish.addEventListener('change', () => dark(wish.matches));
  byId('theme').addEventListener('click', () => dark(document.documentElement.dataset.theme !== 'dark'));
  addEventListener('hashchange', () => {
    if (location.hash !== '#main') show();
  });
  show();
})();
