/** The organisations of the register. */

import {address, get, getLasting} from '../api.js';
import {asked, go, here, link, path} from '../address.js';
import {sheet} from '../card.js';
import {h} from '../dom.js';
import {count} from '../format.js';
import {country} from '../names.js';
import {pick, pickedLanguage, t} from '../words.js';

export const filtered = false;

export async function show() {
  const params = {q: asked('q'), limit: 50, ...(asked('cursor') ? {cursor: asked('cursor')} : {})};
  const [page, types] = await Promise.all([get('/organisations', params), getLasting('/codelists/OrganisationType')]);
  const typeNames = new Map(types.items.map(one => [one.code, one.names]));
  return {
    title: t('nav.organisations'),
    nodes: [
      h('div', {class: 'heading'},
          h('div', {}, h('h1', {}, t('nav.organisations')),
              h('p', {class: 'about', role: 'status'}, t('organisations.found', {count: page.total, shown: {count: count(page.total)}}))),
          h('form', {class: 'words', onsubmit: submit},
              h('input', {type: 'search', name: 'q', value: asked('q'), 'aria-label': t('organisations.q'), placeholder: t('organisations.q')}),
              h('button', {type: 'submit'}, t('search.go')))),
      h('div', {class: 'card sheet', tabindex: '0', role: 'region', 'aria-label': t('nav.organisations')}, sheet(
          ['name', 'ref', 'type', 'country'].map(key => ({label: t(`column.${key}`)})),
          page.items.map(one => [
            h('a', {href: link(path('organisations', one.ref)), lang: pickedLanguage(one.name)}, pick(one.name) || one.ref), one.ref,
            pick(typeNames.get(one.type)) || '–', one.country ? country(one.country) : '–']))),
      page.next && h('p', {}, h('a', {class: 'next', href: here({cursor: page.next})}, t('projects.more'))),
      h('p', {class: 'downloads'}, h('span', {}, t('downloads')), ' ',
          h('a', {href: address('/organisations', {q: asked('q'), format: 'csv'}), download: true, class: 'csv'}, 'CSV'),
          h('a', {href: address('/organisations', {q: asked('q')})}, 'JSON')),
    ].filter(Boolean),
  };
}

function submit(event) {
  event.preventDefault();
  go(here({q: new FormData(event.target).get('q'), cursor: ''}));
}
