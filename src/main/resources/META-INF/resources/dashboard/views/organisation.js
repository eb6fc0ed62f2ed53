/** One organisation: what it gives, what it reports, how good its reports are, and its projects. */

import {address, get} from '../api.js';
import {link, path} from '../address.js';
import {trouble} from '../card.js';
import {places} from '../cards/places.js';
import {h} from '../dom.js';
import {count} from '../format.js';
import {country, loadOrganisations, word} from '../names.js';
import {pick, pickedLanguage, t} from '../words.js';
import {entry} from './projects.js';

export const filtered = false;

const FIELDS = 'identifier,title,reportingOrg,participations,status,plannedStart,actualStart,plannedEnd,actualEnd';

export async function show(ref) {
  const own = path('organisations', ref);
  const found = await get(own);
  const [reports, funds] = await Promise.all(['reportingOrg', 'funder'].map(role =>
    get('/projects', {[role]: found.ref, sort: '-updatedAt', limit: 8, fields: FIELDS})));
  await loadOrganisations([...reports.items, ...funds.items].map(project => project.reportingOrg));
  return {
    title: pick(found.name) || found.ref,
    nodes: [
      h('div', {class: 'heading'}, h('div', {},
          h('p', {class: 'about'}, h('a', {href: link('/organisations')}, t('nav.organisations')), ' › ', found.ref),
          h('h1', {lang: pickedLanguage(found.name)}, pick(found.name) || found.ref),
          h('p', {class: 'about'}, [found.country && country(found.country), found.aliases?.length > 0 && t('organisation.aliases', {list: found.aliases.join(', ')})]
              .filter(Boolean).join(' · ')))),
      h('div', {class: 'cards even'},
          places(t('organisation.gives'), {groupBy: 'provider,country', funder: found.ref}, row => row.provider === found.ref),
          places(t('organisation.reports'), {groupBy: 'country', reportingOrg: found.ref}),
          listed('reportingOrg', reports, found.ref), listed('funder', funds, found.ref),
          judged(own)),
      h('p', {class: 'downloads'}, h('span', {}, t('downloads')), ' ', h('a', {href: address(own)}, 'JSON'),
          h('a', {href: address('/projects', {reportingOrg: found.ref, format: 'csv'}), download: true}, t('organisation.csv')),
          h('a', {href: address('/projects', {reportingOrg: found.ref, format: 'xml'}), download: true}, t('organisation.xml'))),
    ],
  };
}

const listed = (role, page, ref) => h('section', {class: 'card listed', 'aria-labelledby': `listed-${role}`},
    h('header', {}, h('h2', {id: `listed-${role}`}, t(`organisation.${role}`))),
    page.total === 0 ? h('p', {class: 'nothing'}, t('nothing')) : [
      h('ol', {class: 'projects'}, page.items.map(project => h('li', {}, entry(project)))),
      h('p', {}, h('a', {href: link('/projects', {[role]: ref})}, t('country.all', {count: page.total, shown: {count: count(page.total)}})))]);

function judged(own) {
  const place = h('div', {});
  get(`${own}/quality`).then(quality => place.replaceChildren(
      h('p', {}, t('organisation.score', {score: quality.score ?? '–', count: quality.projects, shown: {count: count(quality.projects ?? 0)}})),
      h('ul', {class: 'plain'}, Object.entries(quality.counts ?? {}).map(([severity, number]) => h('li', {}, `${word('severity', severity)}: ${count(number)}`)))))
      .catch(problem => place.replaceChildren(trouble(problem)));
  return h('section', {class: 'card', 'aria-labelledby': 'judged'}, h('header', {}, h('h2', {id: 'judged'}, t('project.judged'))), place,
      h('footer', {class: 'source'}, h('a', {href: address(`${own}/quality`)}, 'JSON')));
}
