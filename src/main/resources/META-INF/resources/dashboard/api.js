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

/** Seconds that an answer may take before the register says that it is still counting: a browser has few connections. */
const WAIT = 2;

/** Seconds after which it is asked again at the latest. */
const LONGEST_PAUSE = 10;

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
  counting.clear();
  tellCounting();
}

/** Addresses of answers of this view that the register is still counting. */
const counting = new Set();

/** How many answers of this view the register is still counting. */
export const beingCounted = () => counting.size;

const tellCounting = () => dispatchEvent(new Event('counting'));

/** An answer; asked at the same time by several pictures, it is fetched once. */
export const get = (path, params) => once(under, address(path, params));

/** An answer that does not change while the page is open: names of goals, countries, themes. */
export const getLasting = (path, params) => once(lasting, address(path, params));

function once(known, url) {
  if (!known.has(url)) {
    const answer = fetchJson(url, () => known === lasting || known === under);
    answer.catch(() => known.delete(url));
    known.set(url, answer);
  }
  return known.get(url);
}

/**
 * @param {string} url
 * @param {function(): boolean} wanted whether somebody still waits: a figure that is counted for the first time is asked for again until then
 */
async function fetchJson(url, wanted) {
  for (;;) {
    const response = await fetch(url, {headers: {Accept: 'application/json', Prefer: `wait=${WAIT}`}});
    const pause = response.status === 503 && Number(response.headers.get('Retry-After'));
    if (pause && wanted()) {
      response.body?.cancel();
      counting.add(url);
      tellCounting();
      await new Promise(resolve => setTimeout(resolve, Math.min(pause, LONGEST_PAUSE) * 1000));
      if (wanted()) {
        continue;
      }
    }
    const body = await response.json().catch(() => ({}));
    if (counting.delete(url)) {
      tellCounting();
    }
    if (!response.ok) {
      throw new Problem(body, response.status);
    }
    if (body.revision > newest) {
      newest = body.revision;
      dispatchEvent(new Event('revision'));
    }
    return body;
  }
}
