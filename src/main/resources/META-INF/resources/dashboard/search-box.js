/** The search of the head: suggests while something is typed, and leads to what is chosen or to all that is found. */

import {get} from './api.js';
import {asked, go, link, path} from './address.js';
import {h} from './dom.js';
import {marked} from './marked.js';
import {t} from './words.js';

/** Milliseconds without a key before suggestions are asked for. */
const PAUSE = 160;

/** Where a suggestion leads. */
const PLACES = {
  project: key => link(path('projects', key)),
  organisation: key => link(path('organisations', key)),
  country: key => link(path('countries', key)),
  goal: key => link('/', {sdg: key}),
  theme: key => link('/', {theme: key}),
};

/** A combobox after the pattern of the ARIA Authoring Practices: the list is walked with the arrows, Escape closes it. */
export function searchBox() {
  let timer = 0;
  let current = -1;
  const list = h('ul', {id: 'suggestions', role: 'listbox', 'aria-label': t('search.suggestions'), hidden: true});
  const input = h('input', {
    type: 'search', name: 'q', value: asked('q'), placeholder: t('search'), 'aria-label': t('search'), autocomplete: 'off',
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'suggestions',
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(suggest, PAUSE);
    },
    onkeydown: move, onblur: () => setTimeout(close, 200),
  });

  async function suggest() {
    const typed = input.value.trim();
    if (typed.length < 2) {
      close();
      return;
    }
    const found = await get('/search/suggestions', {q: typed, limit: 8}).catch(() => ({suggestions: []}));
    if (input.value.trim() !== typed || document.activeElement !== input) {
      return;
    }
    current = -1;
    list.replaceChildren(...found.suggestions.map((one, i) => h('li', {
      role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false', 'data-place': PLACES[one.kind](one.key),
      onmousedown: event => {
        event.preventDefault();
        choose(event.currentTarget);
      },
    }, h('span', {lang: one.language}, marked(one.marked ?? one.text)), h('span', {class: 'about'}, t(`search.${one.kind}`)))));
    list.hidden = found.suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  }

  function move(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === 'Escape') {
      close();
    } else if (step && !list.hidden) {
      event.preventDefault();
      current = (current + step + list.children.length + (current < 0 && step < 0 ? 1 : 0)) % list.children.length;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === current)));
      list.children[current].scrollIntoView({block: 'nearest'});
      input.setAttribute('aria-activedescendant', `suggestion-${current}`);
    }
  }

  function choose(option) {
    close();
    go(option.dataset.place);
  }

  function close() {
    clearTimeout(timer);
    current = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  return h('form', {class: 'search', role: 'search', onsubmit: event => {
    event.preventDefault();
    if (current >= 0) {
      choose(list.children[current]);
    } else {
      close();
      go(link('/search', {q: input.value.trim()}));
    }
  }}, input, list);
}
