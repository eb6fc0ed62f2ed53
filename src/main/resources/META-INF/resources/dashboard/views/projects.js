/** The projects that match the filters, a page at a time. */

import {address, get} from '../api.js';
import {asked, filters, go, here, link, path} from '../address.js';
import {h} from '../dom.js';
import {count, day} from '../format.js';
import {country, loadOrganisations, organisation, word} from '../names.js';
import {pick, pickedLanguage, t} from '../words.js';

const SORTS = ['-updatedAt', '-start', 'start', 'end', 'identifier'];

const FIELDS = 'identifier,title,reportingOrg,participations,status,plannedStart,actualStart,plannedEnd,actualEnd,updatedAt';

export async function show() {
  const sort = SORTS.includes(asked('sort')) ? asked('sort') : SORTS[0];
  const params = {...filters(), sort, limit: 25, fields: FIELDS};
  const first = await get('/projects', params);
  const list = h('ol', {class: 'projects'});
  const more = h('button', {type: 'button', class: 'next', onclick: () => addPage()}, t('projects.more'));
  let next = await add(list, first);
  more.hidden = !next;

  async function addPage() {
    more.disabled = true;
    next = await add(list, await get('/projects', {...params, cursor: next}));
    more.disabled = false;
    more.hidden = !next;
  }

  return {
    title: t('nav.projects'),
    nodes: [
      h('div', {class: 'heading'},
          h('div', {}, h('h1', {}, t('nav.projects')),
              h('p', {class: 'about', role: 'status'}, t('projects.found', {count: first.total, shown: {count: count(first.total)}}))),
          h('form', {class: 'words', onsubmit: submit},
              h('input', {type: 'search', name: 'q', value: asked('q'), 'aria-label': t('projects.q'), placeholder: t('projects.q')}),
              h('button', {type: 'submit'}, t('search.go'))),
          h('label', {}, t('projects.sort'), ' ', h('select', {name: 'sort', onchange: event => go(here({sort: event.target.value}))},
              SORTS.map(one => h('option', {value: one, selected: one === sort}, t(`sort.${one}`)))))),
      list,
      first.total === 0 && h('p', {class: 'nothing'}, t('projects.none')),
      more,
      downloads(filters()),
    ].filter(Boolean),
  };
}

function submit(event) {
  event.preventDefault();
  go(here({q: new FormData(event.target).get('q')}));
}

async function add(list, page) {
  await loadOrganisations(page.items.map(project => project.reportingOrg));
  list.append(...page.items.map(project => h('li', {}, entry(project))));
  return page.next;
}

/** A project in a list: its title, who reports it, its countries with their status, and its time. */
export function entry(project) {
  const start = project.actualStart ?? project.plannedStart;
  const end = project.actualEnd ?? project.plannedEnd;
  return [
    h('a', {class: 'title', href: link(path('projects', project.identifier)), lang: pickedLanguage(project.title)}, pick(project.title) || project.identifier),
    h('span', {class: `status ${project.status}`}, word('status', project.status)),
    h('span', {class: 'by'}, organisation(project.reportingOrg), ' · ', h('span', {class: 'key'}, project.identifier)),
    h('span', {class: 'places'}, (project.participations ?? []).filter(one => one.country).map(one =>
      h('span', {class: `flag ${one.status}`, title: `${country(one.country)}: ${word('participation', one.status)}`},
          one.country, h('span', {class: 'hidden'}, ` ${word('participation', one.status)}`)))),
    h('span', {class: 'when'}, `${day(start)} – ${day(end)}`),
  ];
}

/**
 * The first projects of a selection, and the way to all of it.
 *
 * @param {Promise<object>} coming a page of projects
 * @param {object} scope the filters that it was asked with
 */
export async function listed(coming, scope) {
  const page = await coming;
  await loadOrganisations(page.items.map(project => project.reportingOrg));
  return page.total === 0 ? h('p', {class: 'nothing'}, t('nothing')) : [
    h('ol', {class: 'projects'}, page.items.map(project => h('li', {}, entry(project)))),
    h('p', {}, h('a', {href: link('/projects', scope)}, t('country.all', {count: page.total, shown: {count: count(page.total)}})))];
}

/** The same selection in every format that the API writes. */
function downloads(chosen) {
  const list = {...chosen};
  return h('p', {class: 'downloads'}, h('span', {}, t('downloads')), ' ',
      [['csv', 'CSV'], ['xlsx', 'XLSX'], ['xml', 'IATI XML']].map(([format, name]) =>
        h('a', {href: address('/projects', {...list, format}), download: true, class: format}, name)),
      h('a', {href: address('/projects', list)}, 'JSON'));
}
