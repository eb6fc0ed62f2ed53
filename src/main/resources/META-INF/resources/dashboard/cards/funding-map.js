/** The hub's countries by net commitments, or by what is needed and not committed. */

import {asked, counting, filters, here, link, path} from '../address.js';
import {card} from '../card.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {amount, money, percent} from '../format.js';
import {country, hubCountries, place} from '../names.js';
import {t} from '../words.js';
import {loadOutlines, map} from '../charts/map.js';

const STEPS = 5;

export function fundingMap() {
  return asked('map') === 'gap' ? gapMap() : moneyMap();
}

function moneyMap() {
  return card({
    name: 'map', embed: 'map', redraws: true, choice: choice(''),
    source: {path: '/statistics/funding', params: {groupBy: 'country', measure: 'pledged,committed,disbursed', ...filters(), ...counting()}},
    prepare: loadOutlines,
    picture: (answer, width) => drawn(width, byCountry(answer), row => row.committed, row => money(row.committed)),
    table: answer => ({
      columns: ['country', 'committed', 'disbursed', 'pledged', 'projects'].map((key, i) => ({label: t(`column.${key}`), number: i > 0})),
      rows: answer.rows.map(row =>
        [place(row), amount(row.committed), amount(row.disbursed), amount(row.pledged), amount(row.projects)]),
    }),
    notes: answer => [...outside(answer), ...notes(answer, 'committed')],
  });
}

function gapMap() {
  return card({
    name: 'gapmap', embed: 'map', redraws: true, choice: choice('gap'),
    source: {path: '/statistics/gap', params: {groupBy: 'country', ...filters()}},
    prepare: loadOutlines,
    picture: (answer, width) => drawn(width, byCountry(answer), row => row.shortfall, row => money(row.shortfall)),
    table: answer => ({
      columns: ['country', 'required', 'funded', 'gap', 'shortfall', 'surplus', 'coverage'].map((key, i) => ({label: t(`column.${key}`), number: i > 0})),
      rows: answer.rows.map(row => [
        place(row), ...['required', 'funded', 'gap', 'shortfall', 'surplus'].map(key => amount(row[key])),
        row.coverage === null ? '–' : percent(row.coverage)]),
    }),
    notes: answer => notes(answer),
  });
}

/** Committed or missing: switches this card alone, and the address with it. */
function choice(now) {
  return h('div', {class: 'choice', role: 'group', 'aria-label': t('map.choice')},
      [['', 'map.committed'], ['gap', 'map.gap']].map(([value, key]) =>
        h('button', {
          type: 'button', 'aria-pressed': String(value === now),
          onclick: event => {
            history.replaceState(null, '', here({map: value}));
            const anew = fundingMap();
            event.target.closest('.card').replaceWith(anew);
            anew.querySelector('.choice [aria-pressed=true]').focus();
          },
        }, t(key))));
}

const byCountry = answer => new Map(answer.rows.map(row => [row.country, row]));


function drawn(width, rows, value, text) {
  const values = hubCountries().map(code => (rows.has(code) ? value(rows.get(code)) : 0));
  const step = (Math.max(...values, 0) || 1) / STEPS;
  const picked = asked('country').split(',');
  const countries = new Map(hubCountries().map(code => {
    const row = rows.get(code);
    const level = row && value(row) > 0 ? Math.min(STEPS - 1, Math.floor(value(row) / step)) : 'none';
    return [code, {
      kind: `q${level}`, name: country(code), text: row ? text(row) : t('nothing'), short: row ? text(row) : '–',
      href: link(path('countries', code)), picked: picked.includes(code),
    }];
  }));
  const area = h('div', {class: 'drawing'});
  loadOutlines().then(outlines => area.append(map(outlines, width, countries, {label: t('figure.map')})));
  return [area, Math.max(...values) > 0 && h('div', {class: 'scale', 'aria-hidden': 'true'},
      Array.from({length: STEPS}, (_, i) => h('span', {class: `q${i}`}, i === 0 ? '0' : money(step * i))))];
}

function outside(answer) {
  const others = answer.rows.filter(row => row.country && !hubCountries().includes(row.country));
  const regional = answer.rows.filter(row => !row.country);
  const sum = rows => rows.reduce((total, row) => total + row.committed, 0);
  return [
    others.length > 0 && h('span', {}, t('map.others', {sum: money(sum(others))})),
    regional.length > 0 && h('span', {}, t('map.regional', {sum: money(sum(regional))})),
  ].filter(Boolean);
}
