/** Money from level to level, as bands between bars. */

import d3 from '../libraries.js';
import {lettering, s} from '../dom.js';

/**
 * @param {{nodes: Array<{id: string, label: string, short: string, text: string, kind: string, colour?: string, href?: string}>,
 *     links: Array<{source: string, target: string, value: number, text: string}>}} flows values above zero
 * @param {number} width in pixels
 * @param {string} label what a screen reader is told
 */
export function sankey(flows, width, label) {
  const narrow = width < 640;
  const letters = lettering();
  const tallest = Math.max(...d3.rollup(flows.nodes, all => all.length, node => node.level).values(), 1);
  const height = Math.max(320, Math.min(720 * letters, tallest * 33 * letters + 30));
  const side = narrow ? Math.min(110, width * 0.3) : Math.min(230 * letters, width * 0.24);
  const graph = d3.sankey().nodeId(node => node.id).nodeWidth(narrow ? 10 : 14).nodePadding(narrow ? 9 : 13).nodeSort(null).linkSort(null)
      .extent([[side, 8], [width - side, height - 8]])({
        nodes: flows.nodes.map(node => ({...node})), links: flows.links.map(one => ({...one, said: one.text})),
      });
  const band = d3.sankeyLinkHorizontal();
  const last = Math.max(...graph.nodes.map(node => node.layer));

  return s('svg', {class: 'sankey', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': label},
      s('g', {class: 'bands'}, graph.links.map(one => s('path', {
        d: band(one), class: one.target.colour ? null : one.source.kind, stroke: one.target.colour, 'stroke-width': Math.max(1, one.width),
      }, s('title', {}, `${one.source.label} → ${one.target.label}: ${one.said}`)))),
      graph.nodes.map(node => {
        const first = node.layer === 0;
        const end = node.layer === last;
        const name = narrow && !first ? node.short : node.label;
        const inside = !first && !end;
        return s(node.href ? 'a' : 'g', {href: node.href, role: node.href ? null : 'img', class: `node ${node.kind}`, 'aria-label': `${node.label}: ${node.text}`},
            s('title', {}, `${node.label}: ${node.text}`),
            s('rect', {x: node.x0, y: node.y0, width: node.x1 - node.x0, height: Math.max(1, node.y1 - node.y0), fill: node.colour}),
            s('text', {
              x: first ? node.x0 - 6 : node.x1 + 6, y: (node.y0 + node.y1) / 2, dy: '0.32em', 'text-anchor': first ? 'end' : 'start',
              class: inside ? 'inside' : null, 'aria-hidden': 'true',
            }, inside ? name : shorten(name, Math.floor((side - 8) / 6.8 / letters))));
      }));
}

const shorten = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
