/**
 * A figure with all that belongs to it: heading, picture, the same as a table, where it comes from, the table as CSV, and a snippet that
 * shows it on another site.
 */

import {address, get} from './api.js';
import {counting, filters, query} from './address.js';
import {h} from './dom.js';
import {language, t} from './words.js';

let made = 0;

/**
 * Draws a figure into an element that is there at once; the picture follows as its answer arrives.
 *
 * @param {object} figure
 * @param {string} figure.name its word in the language files (`figure.name`, `figure.name.about`) and its class
 * @param {{path: string, params: object}} figure.source the request that it shows
 * @param {function(object, number, number): (Node|Array<Node>)} figure.picture of an answer, for a width and height in pixels
 * @param {function(object): {columns: Array, rows: Array}} figure.table of an answer; a column is `{label, number}`
 * @param {function(object): Array<Node>} [figure.notes] what a reader must know beside it
 * @param {function(object): Promise} [figure.prepare] waits for what the picture needs besides
 * @param {Node} [figure.choice] switches what is shown
 * @param {boolean} [figure.redraws] whether the picture depends on the width
 * @param {string} [figure.embed] its name under `/embed/`, where it has one
 * @param {string} [figure.title] in place of the word
 */
export function card(figure) {
  const id = `figure-${++made}`;
  const area = h('div', {class: 'picture', 'aria-busy': 'true'});
  const table = h('div', {class: 'sheet', id: `${id}-table`, hidden: true, tabindex: '0', role: 'region', 'aria-labelledby': id});
  const notes = h('p', {class: 'notes'});
  const toggle = h('button', {type: 'button', 'aria-pressed': 'false', 'aria-controls': `${id}-table`, onclick: flip}, t('card.table'));
  const source = figure.source;
  const title = figure.title ?? t(`figure.${figure.name}`);

  const element = h('section', {class: `card ${figure.name}`, 'aria-labelledby': id},
      h('header', {},
          h('div', {}, h('h2', {id}, title), h('p', {class: 'about'}, t(`figure.${figure.name}.about`))),
          figure.choice),
      area, table, notes,
      h('footer', {class: 'source'},
          toggle,
          h('a', {href: address(source.path, {...source.params, format: 'csv'}), download: true, class: 'csv'}, 'CSV',
              h('span', {class: 'hidden'}, ` – ${title}`)),
          h('a', {href: address(source.path, source.params), title: t('card.source')}, 'JSON',
              h('span', {class: 'hidden'}, ` – ${title}`)),
          figure.embed && h('button', {type: 'button', class: 'embed', onclick: () => offerSnippet(figure.embed, title)}, t('card.embed'))));

  let answer = null;

  function flip() {
    const shown = table.hidden;
    table.hidden = !shown;
    area.hidden = shown;
    toggle.setAttribute('aria-pressed', shown);
    tell();
  }

  function tell() {
    if (!table.hidden && answer) {
      const {columns, rows} = figure.table(answer);
      table.replaceChildren(sheet(columns, rows, title));
    }
  }

  async function show() {
    try {
      answer = await get(source.path, source.params);
      await figure.prepare?.(answer);
      notes.replaceChildren(...(figure.notes?.(answer) ?? []));
      tell();
      await near(area);
      await inTurn(draw);
    } catch (problem) {
      area.replaceChildren(trouble(problem, show));
    }
    area.removeAttribute('aria-busy');
  }

  function draw() {
    let width = 0;
    const fill = () => {
      width = Math.floor(area.clientWidth) || 600;
      area.replaceChildren(...[figure.picture(answer, width, area.clientHeight)].flat().filter(Boolean));
    };
    fill();
    if (figure.redraws) {
      new ResizeObserver(() => {
        const now = Math.floor(area.clientWidth);
        if (now > 0 && Math.abs(now - width) > 8 && element.isConnected) {
          fill();
        }
      }).observe(area);
    }
  }

  queueMicrotask(show);
  return element;
}

let turn = Promise.resolve();

/** Draws one picture a task, so that the page answers its reader between them. */
function inTurn(draw) {
  const mine = turn.then(() => new Promise(resolve => setTimeout(resolve))).then(draw);
  turn = mine.catch(() => {});
  return mine;
}

/** Told once somebody prints: from then on no picture waits to be seen, nor those whose answer comes later. */
const printing = new Promise(resolve => addEventListener('beforeprint', resolve, {once: true}));

/** Waits until an element is about to be seen, or printed: a phone draws what is on its screen first. */
function near(element) {
  return new Promise(resolve => {
    const observer = new IntersectionObserver(seen => {
      if (seen.some(one => one.isIntersecting)) {
        done();
      }
    }, {rootMargin: '500px'});
    const done = () => {
      observer.disconnect();
      resolve();
    };
    observer.observe(element);
    printing.then(done);
  });
}

/** A table. A column is `{label, number, whole}`, the last for cells that do not wrap; a cell is text or nodes. */
export function sheet(columns, rows, caption) {
  return h('table', {},
      caption && h('caption', {class: 'hidden'}, caption),
      h('thead', {}, h('tr', {}, columns.map(column => h('th', {scope: 'col', class: column.number && 'number'}, column.label)))),
      h('tbody', {}, rows.map(row => h('tr', {}, row.map((cell, i) =>
        h(i === 0 ? 'th' : 'td', {scope: i === 0 && 'row', class: columns[i].number ? 'number' : columns[i].whole && 'whole'}, cell))))));
}

/**
 * A place for what the page does not wait for.
 *
 * @param {Promise<Node|Array<Node>>} content what comes; its failure is told in its place
 */
export function later(content) {
  const place = h('div', {class: 'later'});
  content.then(nodes => place.replaceChildren(...[nodes].flat()), problem => place.replaceChildren(trouble(problem)));
  return place;
}

/** What a picture shows when its answer did not come. */
export function trouble(problem, again) {
  return h('div', {class: 'trouble', role: 'alert'},
      h('p', {}, t('trouble'), ' ', problem.message),
      problem.traceId && h('p', {class: 'about'}, `traceId ${problem.traceId}`),
      again && h('button', {type: 'button', onclick: again}, t('trouble.again')));
}

function offerSnippet(name, title) {
  const shown = location.origin + `/embed/${name}` + query({...filters(), ...counting(), lang: language()});
  const snippet = `<iframe src="${shown.replaceAll('&', '&amp;')}" title="Pamir: ${title}"`
      + ' width="100%" height="560" loading="lazy" style="border:0"></iframe>';
  const text = h('textarea', {readonly: true, rows: 5, 'aria-label': t('card.snippet')}, snippet);
  const copied = h('span', {role: 'status'});
  const dialog = h('dialog', {class: 'snippet', 'aria-label': t('card.embed'), onclose: () => dialog.remove()},
      h('h2', {}, t('card.embed')), h('p', {}, t('card.snippet')), text,
      h('p', {class: 'buttons'},
          h('button', {type: 'button', class: 'main', onclick: async () => {
            text.select();
            await navigator.clipboard?.writeText(snippet).catch(() => {});
            copied.textContent = t('card.copied');
          }}, t('card.copy')),
          h('button', {type: 'button', onclick: () => dialog.close()}, t('close')), copied));
  document.body.append(dialog);
  dialog.showModal();
}
