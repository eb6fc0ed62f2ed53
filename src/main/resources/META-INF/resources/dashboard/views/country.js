/** One country: its own part of the money, what is missing, what is agreed, and its projects. */

import {get} from '../api.js';
import {counting, filters, link, path} from '../address.js';
import {later} from '../card.js';
import {countryAgreement} from '../cards/agreement.js';
import {funders} from '../cards/funders.js';
import {goalWheel} from '../cards/goals.js';
import {overTime} from '../cards/over-time.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {count, exact, money, percent} from '../format.js';
import {pick, t} from '../words.js';
import {listed} from './projects.js';
import {countingChoice} from './overview.js';

/** The page itself says which country. */
export const fixed = 'country';

const FIELDS = 'identifier,title,reportingOrg,participations,status,plannedStart,actualStart,plannedEnd,actualEnd';

export async function show(asked) {
  const code = asked.toUpperCase();
  const scope = {...filters(), country: code};
  const latest = get('/projects', {...scope, sort: '-updatedAt', limit: 8, fields: FIELDS});
  const [profile, funding, gaps] = await Promise.all([
    get(path('countries', code)),
    get('/statistics/funding', {groupBy: 'country', measure: 'committed,disbursed,pledged', ...counting(), ...scope}),
    get('/statistics/gap', {groupBy: 'country', ...scope})]);
  const own = answer => answer.rows.find(row => row.country === code);
  const sum = measure => own(funding)?.[measure] ?? 0;
  const gap = own(gaps);
  return {
    title: pick(profile.names),
    nodes: [
      h('div', {class: 'heading'}, h('div', {}, h('h1', {}, pick(profile.names)), h('p', {class: 'about'}, t('country.about'))), countingChoice()),
      h('dl', {class: 'figures'}, [
        ...['committed', 'disbursed', 'pledged'].map(key => [t(`figure.${key}`), money(sum(key)), exact(sum(key))]),
        gap && [t('figure.shortfall'), money(gap.shortfall), exact(gap.shortfall)],
        gap && [t('column.coverage'), gap.coverage === null ? '–' : percent(gap.coverage)],
        [t('figure.projects'), later(latest.then(({total}) => h('span', {}, count(total))))],
      ].filter(Boolean).map(([label, text, title]) => h('div', {}, h('dt', {}, label), h('dd', {title}, text)))),
      h('p', {class: 'notes'}, notes({...funding, total: null})),
      h('div', {class: 'cards even'},
          overTime({country: code}, code), goalWheel({country: code}, code), funders({country: code}, code), countryAgreement(code),
          h('section', {class: 'card listed', 'aria-labelledby': 'listed'},
              h('header', {}, h('div', {}, h('h2', {id: 'listed'}, t('country.projects')), h('p', {class: 'about'}, t('country.projects.about')))),
              later(listed(latest, {country: code})))),
    ],
  };
}
