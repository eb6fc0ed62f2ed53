/** Asks the public API, and nothing else: whatever the dashboard shows, others can build from the same answers. */

import {query} from './address.js';

const BASE = '/api/v1';

/** What the register could not or would not answer: its problem (RFC 9457). */
export class Problem extends Error {
  constructor(problem, status) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.traceId = problem.traceId;
  }
}

const lasting = new Map();
let under = new Map();
let newest = 0;

/** The address of an answer, also as a table (`format`), for links to where a figure comes from. */
export const address = (path, params = {}) => BASE + path + query(params);

/** The newest revision of the register that an answer has shown. */
export const revision = () => newest;

/** Forgets the answers of the last view: the next one asks again, and gets 304 for what has not changed. */
export function anew() {
  under = new Map();
}

/** An answer; asked at the same time by several pictures, it is fetched once. */
export const get = (path, params) => once(under, address(path, params));

/** An answer that does not change while the page is open: names of goals, countries, themes. */
export const getLasting = (path, params) => once(lasting, address(path, params));

function once(known, url) {
  if (!known.has(url)) {
    const answer = fetchJson(url);
    answer.catch(() => known.delete(url));
    known.set(url, answer);
  }
  return known.get(url);
}

async function fetchJson(url) {
  const response = await fetch(url, {headers: {Accept: 'application/json'}});
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Problem(body, response.status);
  }
  if (body.revision > newest) {
    newest = body.revision;
    dispatchEvent(new Event('revision'));
  }
  return body;
}
