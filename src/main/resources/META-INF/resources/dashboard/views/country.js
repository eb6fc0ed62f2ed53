/** One country: its own part of the money, what is missing, what is agreed, and its projects. */

import {address, get} from '../api.js';
import {filters, link, path} from '../address.js';
import {funders} from '../cards/funders.js';
import {goalWheel} from '../cards/goals.js';
import {overTime} from '../cards/over-time.js';
import {bars} from '../charts/bars.js';
import {h} from '../dom.js';
import {count, exact, money, percent} from '../format.js';
import {loadOrganisations, word} from '../names.js';
import {pick, t} from '../words.js';
import {entry} from './projects.js';
import {countingChoice} from './overview.js';

/** The page itself says which country. */
export const fixed = 'country';

const FIELDS = 'identifier,title,reportingOrg,participations,status,plannedStart,actualStart,plannedEnd,actualEnd';

export async function show(asked) {
  const code = asked.toUpperCase();
  const scope = {country: code};
  const [profile, latest] = await Promise.all([
    get(path('countries', code)), get('/projects', {...filters(), ...scope, sort: '-updatedAt', limit: 8, fields: FIELDS})]);
  await loadOrganisations(latest.items.map(project => project.reportingOrg));
  const gap = profile.gap;
  return {
    title: pick(profile.names),
    nodes: [
      h('div', {class: 'heading'}, h('div', {}, h('h1', {}, pick(profile.names)), h('p', {class: 'about'}, t('country.about'))), countingChoice()),
      h('dl', {class: 'figures'}, [
        ...['committed', 'disbursed', 'pledged'].map(key => [t(`figure.${key}`), money(profile.funding[key]), exact(profile.funding[key])]),
        gap && [t('figure.shortfall'), money(gap.shortfall), exact(gap.shortfall)],
        gap && [t('column.coverage'), gap.coverage === null ? '–' : percent(gap.coverage), ''],
        [t('figure.projects'), count(Object.values(profile.projects).reduce((sum, one) => sum + one, 0)), ''],
      ].filter(Boolean).map(([label, text, title]) => h('div', {}, h('dt', {}, label), h('dd', {title}, text)))),
      profile.provisional && h('p', {class: 'notes'}, t('counted.provisional')),
      h('div', {class: 'cards even'},
          overTime(scope, code), goalWheel(scope, code), funders(scope, code), agreed(profile),
          h('section', {class: 'card listed', 'aria-labelledby': 'listed'},
              h('header', {}, h('div', {}, h('h2', {id: 'listed'}, t('country.projects')), h('p', {class: 'about'}, t('country.projects.about')))),
              h('ol', {class: 'projects'}, latest.items.map(project => h('li', {}, entry(project)))),
              h('p', {}, h('a', {href: link('/projects', scope)},
                  t('country.all', {count: latest.total, shown: {count: count(latest.total)}}))))),
    ].filter(Boolean),
  };
}

function agreed(profile) {
  const rows = Object.entries(profile.agreement?.status ?? {}).filter(([, sum]) => sum !== 0).sort((a, b) => b[1] - a[1]);
  return h('section', {class: 'card agreed', 'aria-labelledby': 'agreed'},
      h('header', {}, h('div', {}, h('h2', {id: 'agreed'}, t('figure.agreement')), h('p', {class: 'about'}, t('country.agreement')))),
      rows.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : bars(rows.map(([status, sum]) => ({
        label: word('participation', status), text: money(sum),
        parts: [{kind: ['agreed', 'active', 'completed'].includes(status) ? 'committed' : 'waiting', value: sum}],
      }))),
      h('h3', {}, t('country.voices')),
      h('ul', {class: 'plain'}, Object.entries(profile.agreement?.confirmation ?? {}).map(([state, sum]) =>
        h('li', {}, `${word('confirmation', state)}: ${money(sum)}`))),
      h('h3', {}, t('country.participations')),
      h('ul', {class: 'plain'}, Object.entries(profile.participations).map(([status, number]) =>
        h('li', {}, h('a', {href: link('/projects', {country: profile.code, participation: status})}, word('participation', status)), `: ${count(number)}`))),
      h('footer', {class: 'source'}, h('a', {href: address(path('countries', profile.code))}, 'JSON')));
}
