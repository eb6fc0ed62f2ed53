/** One project: parties, countries and their status, money, results, map, history, and the whole in every format. */

import {address, get, getLasting} from '../api.js';
import {link, path} from '../address.js';
import {later, sheet} from '../card.js';
import {loadOutlines, map} from '../charts/map.js';
import {overTime} from '../cards/over-time.js';
import {places} from '../cards/places.js';
import {h} from '../dom.js';
import {amount, count, day, moment, percent} from '../format.js';
import {country, goal, goalColour, loadOrganisations, organisation, party, region, word} from '../names.js';
import {pick, pickedLanguage, t} from '../words.js';
import {results} from './project-results.js';

export const filtered = false;

/** Rows of money that are shown by themselves; the tables hold all. */
const ROWS = 30;

export async function show(identifier) {
  const own = path('projects', identifier);
  const [project] = await Promise.all([
    get(own, {include: 'commitments,disbursements,budgets,planned-disbursements'}), loadCodes()]);
  await loadOrganisations([
    project.reportingOrg, ...(project.organisations ?? []).map(one => one.ref),
    ...[...project.commitments, ...project.disbursements].flatMap(row => [row.provider?.ref, row.receiver?.ref])]);
  const single = {identifier: project.identifier};
  const title = pick(project.title) || project.identifier;
  return {
    title,
    nodes: [
      h('div', {class: 'heading project'}, h('div', {},
          h('p', {class: 'about'}, h('a', {href: link('/projects')}, t('nav.projects')), ' › ', project.identifier),
          h('h1', {lang: pickedLanguage(project.title)}, title),
          h('p', {class: 'lead', lang: pickedLanguage(project.description)}, pick(project.description)),
          h('p', {}, h('span', {class: `status ${project.status}`}, word('status', project.status)), ' ',
              `${day(project.actualStart ?? project.plannedStart)} – ${day(project.actualEnd ?? project.plannedEnd)}`, ' · ',
              h('a', {href: link(path('organisations', project.reportingOrg))}, organisation(project.reportingOrg))))),
      downloads(project),
      h('div', {class: 'cards even'},
          box('countries', countries(project)),
          box('placemap', placeMap(project)),
          overTime(single), places(t('project.money'), {groupBy: 'country', ...single}),
          box('parties', parties(project)),
          box('aims', aims(project)),
          money('commitments', project.commitments),
          money('disbursements', project.disbursements),
          budgets(project.budgets, project['planned-disbursements']),
          box('results', later(results(own))),
          (project.documents ?? []).length > 0 && box('documents', documents(project.documents)),
          box('judged', later(quality(own))),
          box('history', later(history(own)))),
    ],
  };
}

let sectors = new Map();
let themes = new Map();

/** Names of sectors and themes, once. */
async function loadCodes() {
  const [known, marked] = await Promise.all([getLasting('/sectors'), getLasting('/themes')]);
  sectors = new Map(known.items.map(one => [one.code, one.names]));
  themes = new Map(marked.items.map(one => [one.code, one.names]));
}

const box = (name, ...content) => h('section', {class: `card box-${name}`, 'aria-labelledby': `box-${name}`},
    h('header', {}, h('h2', {id: `box-${name}`}, t(`project.${name}`))), content);

function downloads(project) {
  const self = path('projects', project.identifier);
  return h('p', {class: 'downloads'}, h('span', {}, t('downloads')), ' ',
      h('a', {href: address('/projects', {identifier: project.identifier, format: 'csv'}), download: true, class: 'csv'}, 'CSV'),
      h('a', {href: address('/projects', {identifier: project.identifier, format: 'xlsx'}), download: true}, 'XLSX'),
      h('a', {href: address(self, {format: 'xml'}), download: true}, 'IATI XML'),
      h('a', {href: address(self, {include: 'commitments,disbursements,budgets'})}, 'JSON'));
}

function countries(project) {
  const rows = [...(project.participations ?? []).map(one => [
    one.country ? h('a', {href: link(path('countries', one.country))}, country(one.country)) : region(one.region), word('role', one.role), said(one),
    one.share === undefined ? '–' : percent(one.share / 100, 2), word('channel', one.channel),
    [one.counterpart, one.agreementRef, one.signedOn && t('project.signed', {day: day(one.signedOn)})].filter(Boolean).join(' · ') || '–',
  ]), ...(project.regions ?? []).map(one => [
    region(one.code), '–', '–', one.share === undefined ? '–' : percent(one.share / 100, 2), '–', '–'])];
  return h('div', {class: 'sheet', tabindex: '0', role: 'region', 'aria-label': t('project.countries')}, sheet(
      ['country', 'role', 'status', 'share', 'channel', 'counterpart'].map(key => ({label: t(`column.${key}`), number: key === 'share'})), rows,
      t('project.countries')));
}

/** Two voices, kept apart: what the reporting organisation says, and what the country does. */
function said(one) {
  const state = one.confirmation?.state ?? 'unconfirmed';
  return [
    h('span', {class: `flag ${one.status}`}, word('participation', one.status)), ' ',
    h('span', {class: `voice ${state}`}, word('confirmation', state),
        one.confirmation?.at && ` (${day(one.confirmation.at)})`)];
}

function placeMap(project) {
  const area = h('div', {class: 'drawing'});
  const points = (project.locations ?? []).filter(one => one.point).map(one => ({...one.point, name: pick(one.name)}));
  const status = new Map((project.participations ?? []).filter(one => one.country).map(one => [one.country, one]));
  loadOutlines().then(outlines => requestAnimationFrame(() => area.replaceChildren(map(outlines, Math.floor(area.clientWidth) || 480,
      new Map([...status].filter(([code]) => outlines.features.some(feature => feature.properties.code === code)).map(([code, one]) => [code, {
        kind: ['agreed', 'active', 'completed'].includes(one.status) ? 'q2' : 'waiting',
        name: country(code), text: word('participation', one.status), href: link(path('countries', code)),
      }])), {label: t('project.placemap'), points}))));
  return [area, points.length > 0 && h('p', {class: 'notes'}, points.map(point => point.name).filter(Boolean).join(' · '))];
}

function parties(project) {
  return h('ul', {class: 'parties'}, (project.organisations ?? []).map(one => h('li', {},
      h('span', {class: 'about'}, word('organisationRole', one.role)), ' ',
      one.ref ? h('a', {href: link(path('organisations', one.ref))}, party(one)) : party(one))));
}

function aims(project) {
  return [
    h('ul', {class: 'aims'}, (project.sdgs ?? []).map(one => {
      const mark = h('span', {class: 'mark', 'aria-hidden': 'true'});
      mark.style.background = goalColour(one.goal);
      return h('li', {}, mark, goal(one.goal), one.target && ` (${one.target})`, one.weight !== undefined && ` ${percent(one.weight / 100, 1)}`);
    })),
    h('ul', {class: 'aims'}, (project.sectors ?? []).map(one => h('li', {},
        `${one.code} ${pick(sectors.get(one.code))}`, one.share !== undefined && ` ${percent(one.share / 100, 1)}`))),
    h('p', {}, (project.themes ?? []).map(code => h('a', {class: 'chosen', href: link('/projects', {theme: code})}, pick(themes.get(code)) || code))),
    (project.relatedProjects ?? []).length > 0 && h('h3', {}, t('project.related')),
    h('ul', {}, (project.relatedProjects ?? []).map(one => h('li', {},
        h('span', {class: 'about'}, word('relation', one.type)), ' ', h('a', {href: link(path('projects', one.identifier))}, one.identifier)))),
  ];
}

/** Documents elsewhere. An address that is none of the web's is shown and leads nowhere. */
const documents = all => h('ul', {class: 'plain'}, all.map(one => {
  const name = pick(one.title) || one.url;
  return h('li', {},
      /^https?:\/\//i.test(one.url) ? h('a', {href: one.url, rel: 'noopener nofollow', lang: pickedLanguage(one.title)}, name) : name,
      h('span', {class: 'about'}, [one.format, one.date && day(one.date)].filter(Boolean).map(text => ` · ${text}`)));
}));

function money(kind, rows) {
  const shown = [...rows].sort((a, b) => b.date.localeCompare(a.date)).slice(0, ROWS);
  return box(kind, rows.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : [
    h('div', {class: 'sheet', tabindex: '0', role: 'region', 'aria-label': t(`project.${kind}`)}, sheet(
        ['day', 'kind', 'from', 'to', 'amount'].map(key => ({label: t(`column.${key}`), number: key === 'amount', whole: key === 'day'})),
        shown.map(row => [
          day(row.date), [word('kind', row.kind), row.direction && `, ${word('direction', row.direction)}`].filter(Boolean).join(''),
          party(row.provider), party(row.receiver), `${amount(row.value.amount)} ${row.value.currency}`]),
        t(`project.${kind}`))),
    h('p', {class: 'notes'}, rows.length > ROWS && t('project.first', {shown: ROWS, all: count(rows.length)}))]);
}

function budgets(rows, planned) {
  return box('budgets', rows.length + planned.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) :
    h('div', {class: 'sheet', tabindex: '0', role: 'region', 'aria-label': t('project.budgets')}, sheet(
        ['kind', 'day', 'until', 'amount'].map(key => ({label: t(`column.${key}`), number: key === 'amount', whole: true})),
        [...rows.map(row => [t('budget'), row]), ...planned.map(row => [t('planned'), row])].map(([kind, row]) => [
          `${kind}${row.type ? `, ${word('budgetType', row.type)}` : ''}`, day(row.periodStart), day(row.periodEnd),
          `${amount(row.value.amount)} ${row.value.currency}`]),
        t('project.budgets'))));
}

async function quality(own) {
  const judged = await get(`${own}/quality`);
  return [
    h('p', {}, h('strong', {class: 'score'}, judged.score), ' / 100 · ', t('judged.completeness', {completeness: judged.completeness})),
    judged.findings.length === 0 ? h('p', {}, t('judged.none')) : h('ul', {class: 'findings'}, judged.findings.slice(0, 12).map(one => h('li', {},
        h('span', {class: `severity ${one.severity}`}, word('severity', one.severity)), ' ', one.message,
        one.ruleset && h('span', {class: 'about'}, ` ${one.ruleset}`)))),
    judged.missing.length > 0 && h('p', {class: 'about'}, t('judged.missing', {list: judged.missing.join(', ')})),
  ].filter(Boolean);
}

async function history(own) {
  const revisions = await get(`${own}/history`, {limit: 12});
  return [
    h('ol', {class: 'history'}, revisions.items.map(one => h('li', {},
        h('time', {datetime: one.recordedAt}, moment(one.recordedAt)), ' ',
        one.changes.slice(0, 4).map(change => `${word('thing', change.thing)} ${word('action', change.action)}`).join(', '),
        one.changes.length > 4 && ` +${one.changes.length - 4}`, ' ',
        h('a', {class: 'about', href: address(own, {asOf: one.recordedAt})}, t('history.revision', {revision: count(one.revision)}))))),
    h('p', {class: 'notes'}, h('a', {href: address(`${own}/history`)}, t('history.all', {count: revisions.total, shown: {count: count(revisions.total)}}))),
  ];
}
