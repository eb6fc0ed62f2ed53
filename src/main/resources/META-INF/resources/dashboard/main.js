/** The dashboard: takes the address, draws the view that belongs to it, and stays when the reader goes on. */

import {anew, beingCounted, revision} from './api.js';
import {go, here, link} from './address.js';
import {trouble} from './card.js';
import {h} from './dom.js';
import {filterBar} from './filters.js';
import {count} from './format.js';
import {loadNames} from './names.js';
import {searchBox} from './search-box.js';
import {keepLanguage, language, languageName, languages, loadWords, t} from './words.js';

/** Which view an address shows: its pattern, and the module that draws it. */
const VIEWS = [
  [/^\/(?:index\.html)?$/, () => import('./views/overview.js')],
  [/^\/projects\/?$/, () => import('./views/projects.js')],
  [/^\/projects\/([^/]+)$/, () => import('./views/project.js')],
  [/^\/search\/?$/, () => import('./views/search.js')],
  [/^\/countries\/([A-Za-z]{2})$/, () => import('./views/country.js')],
  [/^\/organisations\/?$/, () => import('./views/organisations.js')],
  [/^\/organisations\/([^/]+)$/, () => import('./views/organisation.js')],
];

const main = document.getElementById('main');
let turn = 0;

async function show({first = false} = {}) {
  const mine = ++turn;
  const [pattern, load] = VIEWS.find(([path]) => path.test(location.pathname)) ?? VIEWS[0];
  const key = location.pathname.match(pattern)?.[1];
  anew();
  try {
    const [view] = await Promise.all([load(), loadNames(), loadWords()]);
    if (mine !== turn) {
      return;
    }
    frame(view);
    const shown = await view.show(key && decodeURIComponent(key));
    if (mine === turn) {
      main.replaceChildren(...shown.nodes);
      document.title = `${shown.title} – Pamir`;
      if (!first) {
        main.focus({preventScroll: true});
      }
    }
  } catch (problem) {
    main.replaceChildren(trouble(problem, show));
  }
}

/** What stands around every view, in the language of the moment. */
function frame(view) {
  document.querySelector('.skip').textContent = t('skip');
  const page = location.pathname.split('/')[1];
  document.getElementById('nav').replaceChildren(...[['/', 'overview', ''], ['/projects', 'projects', 'projects'], ['/organisations', 'organisations', 'organisations']]
      .map(([path, key, first]) => h('a', {href: link(path), 'aria-current': page === first && 'page'}, t(`nav.${key}`))));
  document.querySelector('.brand').href = link('/', {});
  document.getElementById('tools').replaceChildren(searchBox(), languageChoice(), themeSwitch());
  const filters = document.getElementById('filters');
  filters.hidden = view.filtered === false;
  filters.replaceChildren(...(filters.hidden ? [] : [filterBar({fixed: view.fixed})]));
  document.getElementById('bottom').replaceChildren(
      h('p', {}, h('span', {id: 'revision'}, revisionText()), ' · ',
          h('a', {href: '/q/swagger-ui'}, t('bottom.api')), ' · ', h('a', {href: '/q/openapi'}, 'OpenAPI')),
      h('p', {class: 'about'}, t('bottom.map')));
}

const revisionText = () => (revision() > 0 ? t('bottom.revision', {revision: count(revision())}) : '');

function languageChoice() {
  return h('select', {id: 'language', 'aria-label': t('language'), onchange: event => {
    keepLanguage(event.target.value);
    go(here({lang: event.target.value}), {replace: true});
  }}, languages().map(code => h('option', {value: code, lang: code, selected: code === language()}, languageName(code))));
}

function themeSwitch() {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  return h('button', {type: 'button', id: 'theme', 'aria-pressed': String(dark()), title: t('theme'), 'aria-label': t('theme'), onclick: event => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    event.currentTarget.setAttribute('aria-pressed', String(dark()));
    try {
      localStorage.setItem('pamir.theme', root.dataset.theme);
    } catch {
      // The choice then ends with the visit.
    }
  }}, '◐');
}

/** Links within the dashboard change the view and not the page. */
document.addEventListener('click', event => {
  const anchor = event.target.closest('a[href]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!anchor || !plain || event.defaultPrevented || anchor.hasAttribute('download') || anchor.hasAttribute('target')) {
    return;
  }
  const address = new URL(anchor.getAttribute('href'), location.href);
  if (address.origin === location.origin && !address.hash && VIEWS.some(([path]) => path.test(address.pathname))) {
    event.preventDefault();
    const away = address.pathname !== location.pathname;
    go(address.pathname + address.search);
    if (away) {
      scrollTo(0, 0);
    }
  }
});

addEventListener('popstate', () => show());
addEventListener('address', () => show());
addEventListener('counting', () => {
  const place = document.getElementById('counting');
  place.hidden = beingCounted() === 0;
  place.textContent = place.hidden ? '' : t('counting.first');
});
addEventListener('revision', () => {
  const place = document.getElementById('revision');
  if (place) {
    place.textContent = revisionText();
  }
});

show({first: true});
