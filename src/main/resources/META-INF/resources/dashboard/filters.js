/** The bar of filters that all pictures share. What is chosen goes into the address at once. */

import {getLasting} from './api.js';
import {asked, askedList, FILTERS, go, here, link} from './address.js';
import {h} from './dom.js';
import {country, goal, goals, hubCountries, word} from './names.js';
import {pick, t} from './words.js';

const STATUSES = ['pipeline', 'implementation', 'finalisation', 'closed', 'cancelled', 'suspended'];
const PARTICIPATIONS = ['proposed', 'negotiating', 'agreed', 'active', 'suspended', 'withdrawn', 'completed'];

/** Filters that have a control of their own; the others of the address are shown as words that can be taken away. */
const CONTROLLED = ['country', 'sdg', 'theme', 'grouping', 'status', 'participation', 'from', 'to', 'crossBorder', 'countries'];

/** @param {{fixed?: string}} options a filter that the page itself sets, such as `country` on a country's page */
export function filterBar({fixed} = {}) {
  const set = FILTERS.filter(name => asked(name));
  const more = ['theme', 'grouping', 'participation', 'from', 'to', 'crossBorder'];
  const theme = choice('theme', []);
  const grouping = choice('grouping', []);
  const details = h('details', {open: more.some(asked) || null, ontoggle: fetchLists},
      h('summary', {}, t('filters.more')),
      h('div', {class: 'more'},
          theme, grouping,
          choice('participation', PARTICIPATIONS.map(code => [code, word('participation', code)])),
          day('from'), day('to'),
          h('label', {class: 'check'},
              h('input', {type: 'checkbox', checked: asked('crossBorder') === 'true', onchange: event => change('crossBorder', event.target.checked ? 'true' : '')}),
              t('filter.crossBorder'))));
  if (details.open) {
    fetchLists();
  }

  async function fetchLists() {
    if (theme.querySelectorAll('option').length > 2) {
      return;
    }
    const [themes, groupings] = await Promise.all([getLasting('/themes'), getLasting('/groupings', {limit: 200})]);
    theme.replaceWith(choice('theme', themes.items.map(one => [one.code, pick(one.names)])));
    grouping.replaceWith(choice('grouping', groupings.items.map(one => [one.code, pick(one.name)])));
  }

  return h('section', {class: 'filters', 'aria-label': t('filters')},
      fixed !== 'country' && h('div', {class: 'chips', role: 'group', 'aria-label': t('filter.country')},
          hubCountries().map(code => h('button', {
            type: 'button', 'data-country': code, 'aria-pressed': String(askedList('country').includes(code)),
            onclick: () => change('country', toggled(code)),
          }, country(code)))),
      choice('sdg', goals().map(one => [String(one.code), goal(one.code)])),
      choice('status', STATUSES.map(code => [code, word('status', code)])),
      details,
      h('div', {class: 'taken'},
          set.filter(name => !CONTROLLED.includes(name)).map(name =>
            h('a', {class: 'chosen', href: here({[name]: '', cursor: ''})}, `${t(`filter.${name}`)}: ${asked(name)} `, h('span', {'aria-hidden': 'true'}, '×'),
                h('span', {class: 'hidden'}, t('filters.remove')))),
          set.length > 0 && h('a', {href: clearing(set)}, t('filters.clear'))));
}

function toggled(code) {
  const list = askedList('country');
  return (list.includes(code) ? list.filter(one => one !== code) : [...list, code]).join(',');
}

const clearing = set => link(location.pathname, Object.fromEntries(set.map(name => [name, ''])));

const change = (name, value) => go(here({[name]: value}));

function choice(name, options) {
  const now = asked(name);
  // A value that the address has and no list knows (a list of codes, say) stays chosen.
  const all = now && !options.some(([code]) => code === now) ? [[now, now], ...options] : options;
  return h('label', {class: now ? 'choose set' : 'choose'},
      h('span', {class: 'hidden'}, t(`filter.${name}`)),
      h('select', {name, onchange: event => change(name, event.target.value)},
          h('option', {value: ''}, t(`filter.${name}.any`)),
          all.map(([code, label]) => h('option', {value: code, selected: code === now}, label))));
}

const day = name => h('label', {}, t(`filter.${name}`), ' ',
    h('input', {type: 'date', name, value: asked(name), onchange: event => change(name, event.target.value)}));
