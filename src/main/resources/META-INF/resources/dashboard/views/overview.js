/** The whole region at a glance. */

import {get} from '../api.js';
import {asked, counting, filters, here, link, path} from '../address.js';
import {agreement} from '../cards/agreement.js';
import {flows} from '../cards/flows.js';
import {fundingMap} from '../cards/funding-map.js';
import {goalWheel} from '../cards/goals.js';
import {groupings} from '../cards/groupings.js';
import {overTime} from '../cards/over-time.js';
import {quality} from '../cards/quality.js';
import {h} from '../dom.js';
import {ago, count, exact, money, moment} from '../format.js';
import {pick, t} from '../words.js';

export async function show() {
  return {
    title: t('overview'),
    nodes: [
      h('div', {class: 'heading'}, h('div', {}, h('h1', {}, t('overview')), h('p', {class: 'about'}, t('overview.about'))), countingChoice()),
      figures(),
      asked('country') && h('p', {class: 'about whole'}, t('filters.whole')),
      h('div', {class: 'cards'}, fundingMap(), overTime(), flows(), goalWheel(), groupings(), agreement(), quality(), freshness()),
    ].filter(Boolean),
  };
}

/** Net or gross, for every picture that can be counted either way. */
export function countingChoice() {
  const now = asked('counting') === 'gross' ? 'gross' : '';
  return h('div', {class: 'choice', role: 'group', 'aria-label': t('counting')},
      [['', 'counting.net'], ['gross', 'counting.gross']].map(([value, key]) =>
        h('a', {href: here({counting: value}), title: t(`${key}.about`), 'aria-current': value === now && 'true'}, t(key))));
}

/** The totals, from the same answer as the map. */
function figures() {
  const places = ['committed', 'disbursed', 'pledged', 'shortfall', 'projects'];
  const cells = Object.fromEntries(places.map(key => [key, h('dd', {}, '…')]));
  const put = (key, text, title) => {
    cells[key].textContent = text;
    cells[key].title = title ?? text;
  };
  const counted = counting().counting ?? 'net';
  get('/statistics/funding', {groupBy: 'country', measure: 'pledged,committed,disbursed', ...filters(), ...counting()})
      .then(({total}) => ['committed', 'disbursed', 'pledged'].forEach(key => put(key, money(total[key][counted]), exact(total[key][counted]))))
      .catch(() => {});
  get('/statistics/gap', {groupBy: 'country', ...filters()})
      .then(({total}) => put('shortfall', money(total.shortfall), exact(total.shortfall))).catch(() => {});
  get('/projects', latest()).then(({total}) => put('projects', count(total))).catch(() => {});
  return h('dl', {class: 'figures'}, places.map(key => h('div', {}, h('dt', {}, t(`figure.${key}`)), cells[key])));
}

const latest = () => ({sort: '-updatedAt', limit: 6, fields: 'identifier,title,updatedAt', ...filters()});

/** What changed last, from the same answer as the number of projects. */
function freshness() {
  const list = h('ul', {class: 'latest'});
  get('/projects', latest()).then(({items}) => list.replaceChildren(...items.map(project => h('li', {},
      h('a', {href: link(path('projects', project.identifier))}, pick(project.title) || project.identifier), ' ',
      h('time', {datetime: project.updatedAt, title: moment(project.updatedAt)}, ago(project.updatedAt)))))).catch(() => {});
  return h('section', {class: 'card fresh', 'aria-labelledby': 'fresh'},
      h('header', {}, h('div', {}, h('h2', {id: 'fresh'}, t('figure.fresh')), h('p', {class: 'about'}, t('figure.fresh.about')))), list);
}
