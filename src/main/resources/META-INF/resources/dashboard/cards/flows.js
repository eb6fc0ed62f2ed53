/** From funders through countries to goals. */

import {counting, filters, here, link, path} from '../address.js';
import {card} from '../card.js';
import {sankey} from '../charts/sankey.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {amount, exact, money} from '../format.js';
import {country, goal, goalColour, hubCountries, loadOrganisations, organisation} from '../names.js';
import {t} from '../words.js';

/** Funders that are drawn by themselves; the rest are one. */
const FUNDERS = 10;

/** Nodes of a level that are asked for: all goals and the hub's countries are among them. */
const TOP = 20;

export function flows() {
  return card({
    name: 'flows', embed: 'flows', redraws: true,
    source: {path: '/statistics/flows', params: {top: TOP, ...filters(), ...counting()}},
    prepare: answer => loadOrganisations(largest(answer)),
    picture: (answer, width) => {
      const drawn = reduced(answer);
      return drawn.links.length > 0 ? sankey(drawn, width, t('figure.flows')) : h('p', {class: 'nothing'}, t('nothing'));
    },
    table: answer => {
      const drawn = reduced(answer);
      const named = new Map(drawn.nodes.map(node => [node.id, node.label]));
      return {
        columns: [{label: t('column.from')}, {label: t('column.to')}, {label: t('column.committed'), number: true}],
        rows: drawn.links.map(one => [named.get(one.source), named.get(one.target), amount(one.value)]),
      };
    },
    notes: answer => {
      const below = answer.links.filter(one => one.amount < 0).reduce((sum, one) => sum + one.amount, 0);
      return [...notes(answer, 'committed'), below < 0 && h('span', {}, t('flows.below', {sum: money(below)}))].filter(Boolean);
    },
  });
}

function largest(answer) {
  const given = new Map();
  answer.links.filter(one => one.source.startsWith('provider:')).forEach(one =>
    given.set(one.source, (given.get(one.source) ?? 0) + one.amount));
  return [...given].filter(([id, sum]) => sum > 0 && id !== 'provider:').sort((a, b) => b[1] - a[1]).slice(0, FUNDERS)
      .map(([id]) => id.slice('provider:'.length));
}

/** The answer with few enough nodes to be read: small funders as one, countries beyond the hub as one, regions as one. */
function reduced(answer) {
  const top = largest(answer);
  const nodes = new Map();
  const rests = new Map(answer.nodes.filter(one => one.rest).map(one => [one.id, one.level]));
  const stand = id => {
    const [level, value] = rests.has(id) ? [rests.get(id), '*'] : [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
    const key = level === 'provider' && value && !top.includes(value) ? 'provider:*'
        : level === 'country' && !hubCountries().includes(value) ? 'country:*' : level === 'region' ? 'region:*' : id;
    if (!nodes.has(key)) {
      nodes.set(key, node(key, level, value));
    }
    return key;
  };
  const links = new Map();
  answer.links.forEach(one => {
    const [source, target] = [stand(one.source), stand(one.target)];
    const known = links.get(`${source} ${target}`) ?? {source, target, value: 0};
    known.value += one.amount;
    links.set(`${source} ${target}`, known);
  });
  const drawn = [...links.values()].filter(one => one.value > 0);
  const through = id => Math.max(...['source', 'target'].map(end =>
    drawn.filter(one => one[end] === id).reduce((sum, one) => sum + one.value, 0)));
  const kept = [...nodes.values()].filter(one => drawn.some(each => each.source === one.id || each.target === one.id));
  kept.forEach(one => {
    one.value = through(one.id);
    one.text = exact(one.value);
  });
  drawn.forEach(one => {
    one.text = exact(one.value);
  });
  const order = ['provider', 'country', 'region', 'sdg'];
  kept.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level)
      || (a.level === 'sdg' ? Number(a.key) - Number(b.key) : last(a) - last(b) || b.value - a.value));
  return {nodes: kept, links: drawn};
}

/** What is no one funder or country stands below those that are. */
const last = node => node.id.endsWith(':*') + 2 * (node.id === 'provider:');

function node(id, level, value) {
  const other = id.endsWith(':*');
  switch (level) {
    case 'provider':
      return {
        id, level, kind: 'provider', label: other ? t('flows.funders') : organisation(value), short: other ? t('flows.funders') : value,
        href: other || !value ? null : link(path('organisations', value)),
      };
    case 'sdg':
      return {
        id, level, key: value, kind: 'sdg', label: value ? goal(value) : t('goal.none'), short: value ? t('goal.short', {goal: value}) : '–',
        colour: value ? goalColour(value) : null, href: value ? here({sdg: value}) : null,
      };
    case 'region':
      return {id, level, kind: 'region', label: t('regional'), short: t('regional')};
    default:
      return {
        id, level, kind: 'country', label: other ? t('flows.countries') : country(value), short: other ? t('flows.countries') : value,
        href: other ? null : link(path('countries', value)),
      };
  }
}
